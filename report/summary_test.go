package report

import "testing"

func TestSummary(t *testing.T) {
	const leftAlone = " in HTML blocks, where Markdown isn't read, and were left alone."
	for _, test := range []struct {
		t    tally
		o    Options
		want string
	}{
		{tally{files: 214}, Options{}, "214 files, nothing to say."},
		{tally{files: 1}, Options{}, "1 file, nothing to say."},
		{tally{files: 3, failures: 1}, Options{}, "Found nothing in 3 files. 1 file failed."},
		{tally{files: 3, below: 2}, Options{}, "3 files, nothing to say. 2 findings below --min-severity not shown."},
		{tally{files: 3, below: 1, counting: 1}, Options{}, "3 files, nothing to say. 1 finding below --min-severity not shown, which counts for --fail-on."},
		{tally{files: 3, below: 2, counting: 1}, Options{}, "3 files, nothing to say. 2 findings below --min-severity not shown, 1 of which counts for --fail-on."},
		{tally{files: 3, below: 4000, counting: 2000}, Options{}, "3 files, nothing to say. 4,000 findings below --min-severity not shown, 2,000 of which count for --fail-on."},
		{tally{files: 3, baselined: 1, gone: 1}, Options{}, "3 files, nothing to say. 1 finding is in the baseline. 1 finding in the baseline is gone; --write-baseline prunes it."},
		{tally{files: 3, baselined: 1200, gone: 3}, Options{}, "3 files, nothing to say. 1,200 findings are in the baseline. 3 findings in the baseline are gone; --write-baseline prunes it."},
		{tally{files: 3, older: 12}, Options{}, "3 files, nothing to say. 12 older findings not shown."},
		{
			tally{files: 214, affected: 2, errors: 1, warnings: 1, mendable: 1}, Options{},
			"Found 1 error and 1 warning in 2 of 214 files. 1 may be fixable with --fix.",
		},
		{
			tally{files: 12345, affected: 1302, errors: 2, warnings: 1234567, infos: 1}, Options{},
			"Found 2 errors, 1,234,567 warnings and 1 suggestion in 1,302 of 12,345 files.",
		},
		{tally{files: 1, affected: 1, infos: 2}, Options{}, "Found 2 suggestions in 1 file."},
		{tally{files: 1, affected: 2, errors: 2}, Options{}, "Found 2 errors in 2 files."},
		{
			tally{files: 9, affected: 1, warnings: 5, mendable: 5, safe: 1}, Options{},
			"Found 5 warnings in 1 of 9 files. 1 is fixable with --fix.",
		},
		{
			tally{files: 9, affected: 1, warnings: 5, mendable: 5, safe: 3, unsafe: 2}, Options{},
			"Found 5 warnings in 1 of 9 files. 3 are fixable with --fix, 2 more with --unsafe-fixes.",
		},
		{
			tally{files: 9, affected: 1, warnings: 5, mendable: 5, unsafe: 2}, Options{Mode: Mend},
			"nothing to mend.\nFound 5 warnings in 1 of 9 files. 2 are fixable with --fix --unsafe-fixes.",
		},
		{
			tally{files: 5000, affected: 1, warnings: 1, mendable: 1, mended: 2610, changed: 1302, skipped: 1054}, Options{Mode: Mend},
			"mended 2,610 findings in 1,302 files; 1,054 tags stand" + leftAlone + " Look: git diff.\nFound 1 warning in 1 of 5,000 files.",
		},
		{tally{files: 1, mended: 1, changed: 1}, Options{Mode: PassOn}, "mended 1 finding in 1 file.\n1 file, nothing to say."},
		{
			tally{files: 2, mended: 1, changed: 1, skipped: 1}, Options{Mode: Preview},
			"would mend 1 finding in 1 file; 1 tag stands in an HTML block, where Markdown isn't read, and was left alone.\n2 files, nothing to say.",
		},
	} {
		if got := summary(&test.t, test.o); got != test.want+"\n" {
			t.Errorf("%+v:\n got %s want %s", test.t, got, test.want)
		}
	}
}

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 12345: "12,345", 1234567: "1,234,567"} {
		if got := number(n); got != want {
			t.Errorf("number(%d) = %s, want %s", n, got, want)
		}
	}
}
