package io.passeur.template;

import io.passeur.template.Lexeme.Kind;
import io.passeur.template.Pipeline.Command;
import io.passeur.toolkit.Suggestions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses the content of an action: variables, commands, operands. */
final class PipelineParser {

    private final LexemeReader lexemes;
    private final DeclaredVariables variables;
    private final Functions functions;
    private int depth;

    PipelineParser(LexemeReader lexemes, DeclaredVariables variables, Functions functions) {
        this.lexemes = lexemes;
        this.variables = variables;
        this.functions = functions;
    }

    /** Parses up to the closing delimiter, inclusive. */
    Pipeline toClosing(String context) {
        Pipeline pipeline = pipeline(context, Kind.CLOSE_ACTION);
        lexemes.next();
        return pipeline;
    }

    /** @param end the lexeme that ends it, which remains the next one */
    private Pipeline pipeline(String context, Kind end) {
        int line = lexemes.peekNonSpace().line();
        List<Operand.Variable> targets = new ArrayList<>();
        List<Operand> first = new ArrayList<>();
        boolean declares = targets(context, targets, first);
        List<Command> commands = commands(context, end, line, first);
        List<String> names = targets.stream().map(Operand.Variable::name).toList();
        if (declares) {
            names.forEach(variables::declare);
        }
        return new Pipeline(line, names, declares, commands);
    }

    /**
     * Parses assignments such as {@code $x :=}. A variable that is not assigned to is the first operand of the first
     * command.
     */
    private boolean targets(String context, List<Operand.Variable> targets, List<Operand> first) {
        Lexeme variable = lexemes.peekNonSpace();
        if (!variable.is(Kind.VARIABLE)) {
            return false;
        }
        lexemes.next();
        List<String> fields = fields();
        Lexeme sign = lexemes.peekNonSpace();
        if (sign.is(Kind.COMMA) && context.equals("range") && fields.isEmpty()) {
            targets.add(new Operand.Variable(variable.text(), List.of()));
            lexemes.next();
            variable = lexemes.nextNonSpace();
            sign = lexemes.peekNonSpace();
            if (!variable.is(Kind.VARIABLE) || !sign.is(Kind.DECLARE) && !sign.is(Kind.ASSIGN)) {
                throw lexemes.unexpected(variable, "two variables as in {{range $i, $e := .List}}");
            }
        }
        if (!fields.isEmpty() || !sign.is(Kind.DECLARE) && !sign.is(Kind.ASSIGN)) {
            first.add(variable(variable, fields));
            return false;
        }
        lexemes.next();
        targets.add(new Operand.Variable(variable.text(), List.of()));
        if (sign.is(Kind.ASSIGN)) {
            targets.forEach(target -> requireDeclared(target.name()));
        }
        return sign.is(Kind.DECLARE);
    }

    private List<Command> commands(String context, Kind end, int line, List<Operand> first) {
        List<Command> commands = new ArrayList<>();
        while (true) {
            List<Operand> operands = operands(commands.isEmpty() ? first : List.of());
            Lexeme lexeme = lexemes.peekNonSpace();
            if (operands.isEmpty()) {
                throw lexeme.is(end) && commands.isEmpty()
                        ? lexemes.failure("missing value for " + context)
                        : lexemes.unexpected(lexeme, "an operand in " + context);
            }
            Command command = new Command(line, operands);
            if (!commands.isEmpty()) {
                requireCallable(command.first());
            }
            commands.add(command);
            if (lexeme.is(end)) {
                return commands;
            }
            if (!lexeme.is(Kind.PIPE)) {
                throw lexemes.unexpected(lexeme, end == Kind.CLOSE ? "\")\" or \"|\"" : "\"}}\" or \"|\"");
            }
            lexemes.next();
        }
    }

    private void requireCallable(Operand first) {
        if (first instanceof Operand.Literal || first instanceof Operand.Nil || first instanceof Operand.Dot) {
            throw lexemes.failure("non executable command in pipeline, expected a function after \"|\"");
        }
    }

    private List<Operand> operands(List<Operand> read) {
        List<Operand> operands = new ArrayList<>(read);
        while (true) {
            Lexeme lexeme = lexemes.peekNonSpace();
            boolean separated = operands.isEmpty() || lexemes.skippedSpace();
            Operand operand = operand(lexeme);
            if (operand == null) {
                return operands;
            }
            if (!separated) {
                throw lexemes.unexpected(lexeme, "a space between operands");
            }
            operands.add(operand);
        }
    }

    /** Returns null if the next lexeme is not an operand. */
    private @Nullable Operand operand(Lexeme lexeme) {
        return switch (lexeme.kind()) {
            case IDENTIFIER -> identifier();
            case DOT -> literal(new Operand.Dot());
            case FIELD -> new Operand.Field(fields());
            case VARIABLE -> {
                lexemes.next();
                yield variable(lexeme, fields());
            }
            case STRING -> literal(new Operand.Literal(lexeme.text()));
            case CHARACTER -> literal(new Operand.Literal(character(lexeme)));
            case NUMBER -> literal(new Operand.Literal(GoNumbers.parse(lexeme, lexemes)));
            case OPEN -> nested();
            default -> null;
        };
    }

    private Operand literal(Operand operand) {
        lexemes.next();
        if (lexemes.peek().is(Kind.FIELD)) {
            throw lexemes.unexpected(lexemes.peek(), "a space or the end of the operand");
        }
        return operand;
    }

    private Operand identifier() {
        Lexeme word = lexemes.peek();
        return switch (word.text()) {
            case "true" -> literal(new Operand.Literal(true));
            case "false" -> literal(new Operand.Literal(false));
            case "nil" -> literal(new Operand.Nil());
            default -> call(word);
        };
    }

    private Operand call(Lexeme word) {
        lexemes.next();
        TemplateFunction function = functions.find(word.text());
        if (function == null) {
            throw lexemes.failure(
                    "function \"" + word.text() + "\" not defined" + Suggestions.hint(word.text(), functions.names()));
        }
        List<String> fields = fields();
        Operand call = new Operand.Call(word.text(), function);
        if (fields.isEmpty()) {
            return call;
        }
        Command command = new Command(word.line(), List.of(call));
        return new Operand.Nested(new Pipeline(word.line(), List.of(), false, List.of(command)), fields);
    }

    private Operand nested() {
        if (++depth > TemplateLimits.DEPTH) {
            throw lexemes.failure("parentheses are nested more than " + TemplateLimits.DEPTH + " deep");
        }
        lexemes.next();
        Pipeline inner = pipeline("parenthesized pipeline", Kind.CLOSE);
        lexemes.next();
        depth--;
        return new Operand.Nested(inner, fields());
    }

    private Operand.Variable variable(Lexeme lexeme, List<String> fields) {
        requireDeclared(lexeme.text());
        return new Operand.Variable(lexeme.text(), fields);
    }

    private void requireDeclared(String name) {
        if (!variables.isDeclared(name)) {
            throw lexemes.failure("undefined variable \"" + name + "\"" + Suggestions.hint(name, variables.visible()));
        }
    }

    private List<String> fields() {
        List<String> fields = new ArrayList<>();
        while (lexemes.peek().is(Kind.FIELD)) {
            fields.add(lexemes.next().text().substring(1));
        }
        return fields;
    }

    private Object character(Lexeme lexeme) {
        if (lexeme.text().codePointCount(0, lexeme.text().length()) != 1) {
            throw lexemes.unexpected(
                    lexeme, "one character in single quotes; use double quotes or back-ticks for a string");
        }
        return (long) lexeme.text().codePointAt(0);
    }
}
