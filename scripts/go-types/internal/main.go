// Prints the fields of the API server's internal types, whose Go names its diffs and immutability errors show.
// Arguments: directories of k8s.io/kubernetes/pkg/apis. One line a struct; the types are written as in go-types.txt.
package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"sort"
	"strings"
)

var scalars = map[string]string{
	"string": "s", "int": "l", "int32": "i", "int64": "l", "bool": "b", "float64": "f", "byte": "y",
	"resource.Quantity": "q", "intstr.IntOrString": "x", "types.UID": "s", "metav1.Time": "t", "metav1.MicroTime": "u",
	"metav1.Duration": "d", "runtime.Object": "r", "types.NodeName": "s",
}

var declared = map[string]ast.Expr{}

func typeOf(home string, expr ast.Expr) string {
	switch t := expr.(type) {
	case *ast.StarExpr:
		return "*" + typeOf(home, t.X)
	case *ast.ArrayType:
		return "[" + typeOf(home, t.Elt)
	case *ast.MapType:
		return "{" + typeOf(home, t.Value)
	case *ast.SelectorExpr:
		pkg, name := t.X.(*ast.Ident).Name, t.Sel.Name
		if code, ok := scalars[pkg+"."+name]; ok {
			return code
		}
		if pkg == "metav1" {
			return "@meta/v1." + name
		}
		return named(map[string]string{"api": "core"}[pkg]+strings.TrimPrefix(pkg, "api"), name)
	case *ast.Ident:
		if code, ok := scalars[t.Name]; ok {
			return code
		}
		return named(home, t.Name)
	}
	return "r"
}

func named(home string, name string) string {
	expr, ok := declared[home+"."+name]
	if !ok {
		return "r"
	}
	if _, ok := expr.(*ast.StructType); ok {
		return "@" + home + "." + name
	}
	return typeOf(home, expr)
}

func fieldsOf(home string, list *ast.FieldList) []string {
	var fields []string
	for _, field := range list.List {
		code := typeOf(home, field.Type)
		if len(field.Names) == 0 {
			if inner, ok := declared[strings.TrimPrefix(code, "@")].(*ast.StructType); ok {
				owner := strings.TrimPrefix(code, "@")
				fields = append(fields, fieldsOf(owner[:strings.Index(owner, ".")], inner.Fields)...)
			} else if code == "@meta/v1.ObjectMeta" {
				fields = append(fields, "^"+code)
			}
		}
		for _, name := range field.Names {
			fields = append(fields, name.Name+":"+code)
		}
	}
	return fields
}

func main() {
	for _, directory := range os.Args[1:] {
		file, err := parser.ParseFile(token.NewFileSet(), path.Join(directory, "types.go"), nil, 0)
		if err != nil {
			panic(err)
		}
		for _, declaration := range file.Decls {
			if types, ok := declaration.(*ast.GenDecl); ok && types.Tok == token.TYPE {
				for _, spec := range types.Specs {
					declared[path.Base(directory)+"."+spec.(*ast.TypeSpec).Name.Name] = spec.(*ast.TypeSpec).Type
				}
			}
		}
	}
	var names []string
	for name, expr := range declared {
		if _, ok := expr.(*ast.StructType); ok {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	for _, name := range names {
		home := name[:strings.Index(name, ".")]
		fields := fieldsOf(home, declared[name].(*ast.StructType).Fields)
		fmt.Println(name + " " + strings.Join(fields, " "))
	}
}
