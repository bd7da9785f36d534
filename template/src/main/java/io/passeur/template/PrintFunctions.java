package io.passeur.template;

/** Printing. */
final class PrintFunctions {

    private PrintFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("print", 0, TemplateFunction.ANY, args -> GoText.joined(args.from(0)));
        table.add("println", 0, TemplateFunction.ANY, args -> GoText.spaced(args.from(0)) + "\n");
        table.add("printf", 1, TemplateFunction.ANY, args -> Printf.format(args.text(0), args.from(1)));
    }
}
