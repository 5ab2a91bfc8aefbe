package main

import (
	"io"
	"testing"
)

func TestColors(t *testing.T) {
	type env map[string]string
	for _, tt := range []struct {
		name string
		when colorWhen
		env  env
		want bool
	}{
		{"no terminal", colorAuto, nil, false},
		{"the flag", colorAlways, nil, true},
		{"the flag wins over the environment", colorAlways, env{"NO_COLOR": "1"}, true},
		{"never wins, too", colorNever, env{"FORCE_COLOR": "1"}, false},
		{"forced", colorAuto, env{"FORCE_COLOR": "1"}, true},
		{"forced whatever the value", colorAuto, env{"FORCE_COLOR": "0"}, true},
		{"forced the other way", colorAuto, env{"CLICOLOR_FORCE": "1"}, true},
		{"not forced", colorAuto, env{"CLICOLOR_FORCE": "0"}, false},
		{"no color wins over force", colorAuto, env{"NO_COLOR": "1", "FORCE_COLOR": "1"}, false},
		{"force wins over a wish", colorAuto, env{"CLICOLOR": "0", "FORCE_COLOR": "1"}, true},
		{"an empty variable is none", colorAuto, env{"NO_COLOR": "", "FORCE_COLOR": "1"}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, name := range []string{"NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM"} {
				t.Setenv(name, tt.env[name])
			}
			if got := tt.when.colors(io.Discard); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
