// Prints what Kubernetes' Go types say of the wire format and the OpenAPI documents do not: the Go names of types, which
// fields are pointers, which are left out when empty, which structs are embedded. One line a struct; see ../schemas.ts.
package main

import (
	"bufio"
	"fmt"
	"os"
	"path"
	"reflect"
	"sort"
	"strings"

	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/kubernetes/scheme"
	apiregistrationv1 "k8s.io/kube-aggregator/pkg/apis/apiregistration/v1"
)

var special = map[string]string{
	"resource.Quantity": "q", "intstr.IntOrString": "x", "v1.Time": "t", "v1.MicroTime": "u", "v1.Duration": "d",
	"runtime.RawExtension": "r", "v1.FieldsV1": "r", "v1.JSON": "r", "runtime.Object": "r",
	"v1.JSONSchemaPropsOrArray": "r", "v1.JSONSchemaPropsOrBool": "r", "v1.JSONSchemaPropsOrStringArray": "r",
}

var done = map[string]string{}
var versions = map[string]bool{}

// core/v1.Container
func nameOf(t reflect.Type) string {
	pkg := t.PkgPath()
	return path.Base(path.Dir(pkg)) + "/" + path.Base(pkg) + "." + t.Name()
}

func typeOf(t reflect.Type, home string) string {
	named := ""
	if t.PkgPath() != "" && t.Kind() != reflect.Struct {
		named = "(" + t.String() + ")"
	}
	if code, ok := special[t.String()]; ok {
		return code
	}
	switch t.Kind() {
	case reflect.Pointer:
		return "*" + typeOf(t.Elem(), home)
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return "y" + named
		}
		return "[" + typeOf(t.Elem(), home) + named
	case reflect.Map:
		return "{" + typeOf(t.Elem(), home) + named
	case reflect.String:
		return "s" + named
	case reflect.Int32:
		return "i" + named
	case reflect.Int64, reflect.Int:
		return "l" + named
	case reflect.Float64:
		return "f" + named
	case reflect.Bool:
		return "b" + named
	case reflect.Struct:
		walk(t)
		name := nameOf(t)
		if strings.HasPrefix(name, home+".") {
			name = strings.TrimPrefix(name, home+".")
		}
		return "@" + name
	}
	return "r"
}

func fieldsOf(t reflect.Type, home string, embedded string) []string {
	var fields []string
	for i := 0; i < t.NumField(); i++ {
		field := t.Field(i)
		tag := strings.Split(field.Tag.Get("json"), ",")
		if tag[0] == "" && field.Anonymous {
			inner := embedded
			if field.Name != "TypeMeta" {
				inner = strings.TrimPrefix(embedded+"."+field.Name, ".")
			}
			fields = append(fields, fieldsOf(field.Type, home, inner)...)
			continue
		}
		if tag[0] == "-" || tag[0] == "" {
			continue
		}
		text := tag[0] + ":" + typeOf(field.Type, home)
		if len(tag) < 2 || !strings.Contains(strings.Join(tag[1:], ","), "omit") {
			text += "!"
		} else if strings.Contains(strings.Join(tag[1:], ","), "omitzero") {
			text += "?"
		}
		if embedded != "" {
			text += "^" + embedded
		}
		if strategy := field.Tag.Get("patchStrategy"); strategy != "" {
			text += "+" + strategy
			if key := field.Tag.Get("patchMergeKey"); key != "" {
				text += "=" + key
			}
		}
		fields = append(fields, text)
	}
	return fields
}

func walk(t reflect.Type) {
	name := nameOf(t)
	if _, ok := done[name]; ok {
		return
	}
	done[name] = ""
	home := name[:strings.LastIndex(name, ".")]
	done[name] = strings.Join(fieldsOf(t, home, ""), " ")
}

func main() {
	for _, name := range os.Args[1:] {
		versions[name] = true
	}
	all := scheme.Scheme
	for _, add := range []func(*runtime.Scheme) error{apiextensionsv1.AddToScheme, apiregistrationv1.AddToScheme} {
		if err := add(all); err != nil {
			panic(err)
		}
	}
	for kind, t := range all.AllKnownTypes() {
		if kind.Version == "__internal" || !versions[path.Base(path.Dir(t.PkgPath()))+"/"+path.Base(t.PkgPath())] {
			continue
		}
		walk(t)
	}
	names := make([]string, 0, len(done))
	for name := range done {
		names = append(names, name)
	}
	sort.Strings(names)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for _, name := range names {
		fmt.Fprintln(out, name+" "+done[name])
	}
}
