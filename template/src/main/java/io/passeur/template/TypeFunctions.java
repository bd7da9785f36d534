package io.passeur.template;

/** Functions that determine the type of a value. */
final class TypeFunctions {

    private TypeFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("kindOf", 1, args -> TemplateValues.kind(args.value(0)));
        table.add("kindIs", 2, args -> TemplateValues.kind(args.value(1)).equals(args.text(0)));
        table.add("typeOf", 1, args -> TemplateValues.typeName(args.value(0)));
        table.add("typeIs", 2, args -> TemplateValues.typeName(args.value(1)).equals(args.text(0)));
        // No value here is a pointer, so none is like a type without being it.
        table.alias("typeIsLike", "typeIs");
    }
}
