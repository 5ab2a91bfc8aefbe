package report

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/xeipuuv/gojsonschema"

	"github.com/reviewlint/reviewlint/internal/lint"
)

// sarifReports are reports that others judge.
func sarifReports(t *testing.T) map[string][]byte {
	o := Options{Version: "1.2.3", Rules: pages(), WorkDir: "site", Suppressed: true}
	reports := map[string][]byte{
		"empty": []byte(render(t, "sarif", nil, o)),
		"nasty": []byte(render(t, "sarif", nasty(t), o)),
	}
	o.Suppressed, o.Version, o.WorkDir = false, "v0.0.0-20261122103015-8f04a2f0c1d2+dirty", "" // one project lies outside of the top
	reports["plain"] = []byte(render(t, "sarif", nasty(t), o))
	o.Version = "(devel)"
	whole := lint.Diagnostic{Rule: links, Severity: lint.Error, Message: "there are no reviews"}
	reports["whole"] = []byte(render(t, "sarif", []*lint.Result{project{}.result(whole)}, o))
	return reports
}

// Reports are valid by the schema that OASIS publishes, and can be read by
// those who read SARIF.
func TestSARIFSchema(t *testing.T) {
	schema, err := gojsonschema.NewSchema(gojsonschema.NewStringLoader(oasisSchema(t)))
	if err != nil {
		t.Fatal(err)
	}
	for name, report := range sarifReports(t) {
		result, err := schema.Validate(gojsonschema.NewBytesLoader(report))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range result.Errors() {
			t.Errorf("%s: %s", name, e)
		}
		if _, err := sarif.FromBytes(report); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	wrong := bytes.Replace(sarifReports(t)["nasty"], []byte(`"startColumn":2`), []byte(`"startColumn":0`), 1)
	if result, err := schema.Validate(gojsonschema.NewBytesLoader(wrong)); err != nil || result.Valid() {
		t.Errorf("a column of 0 is valid: %v", err)
	}
}

// oasisSchema returns the schema from the source of go-sarif, which holds it
// but does not hand it out: its own Validate looks at what it has read, without
// all that it does not know.
func oasisSchema(t *testing.T) string {
	t.Helper()
	folder, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif").Output()
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(folder)), "schema.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	value := file.Scope.Lookup("schema").Decl.(*ast.ValueSpec).Values[0]
	schema, err := strconv.Unquote(value.(*ast.BasicLit).Value)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// unprovided returns what Microsoft's validator notes and we leave so, with why.
func unprovided() map[string]string {
	return map[string]string{
		"SARIF2002": "our messages are made of values from the file: there is nothing to look up by id",
		"SARIF2003": "the revision is known to whoever uploads the report; asking git would make it differ from run to run",
		"SARIF2006": "it asks the network whether our pages are there",
		"SARIF2009": "rules have names in place of numbers",
		"SARIF2010": "viewers have the files; snippets would double the report",
		"SARIF2011": "the same",
	}
}

// TestSARIFMultitool asks Microsoft's validator, the strictest there is.
func TestSARIFMultitool(t *testing.T) {
	const multitool = "sarif-multitool-linux"
	if _, err := exec.LookPath(multitool); err != nil {
		if os.Getenv("REVIEWLINT_DIFFERENTIAL") != "" {
			t.Fatal(err)
		}
		t.Log("the real validator isn't there")
		t.Skip(err)
	}
	folder := t.TempDir()
	for name, report := range sarifReports(t) {
		in, out := filepath.Join(folder, name+".sarif"), filepath.Join(folder, name+".validated")
		if err := os.WriteFile(in, report, 0o600); err != nil {
			t.Fatal(err)
		}
		// The package's script hands its arguments to a shell.
		validate := exec.Command(multitool, "validate", in, "--output", out, "--rule-kind", "'Sarif;Ghas'", "--level", "'Error;Warning;Note'")
		validate.Env = append(os.Environ(), "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1")
		said, _ := validate.CombinedOutput() // its exit code counts what we look at below
		verdict, err := os.ReadFile(out)
		if err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		var log struct {
			Runs []struct {
				Results []struct {
					RuleID, Level string
					Message       struct{ Arguments []string }
				}
			}
		}
		if err := json.Unmarshal(bytes.TrimPrefix(verdict, []byte("\ufeff")), &log); err != nil {
			t.Fatal(err)
		}
		for _, r := range log.Runs[0].Results {
			if _, known := unprovided()[r.RuleID]; !known {
				t.Errorf("%s: %s %s: %q", name, r.Level, r.RuleID, r.Message.Arguments)
			}
		}
	}
}
