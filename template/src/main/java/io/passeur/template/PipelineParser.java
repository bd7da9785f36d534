package io.passeur.template;

import io.passeur.template.Lexeme.Kind;
import io.passeur.template.Pipeline.Command;
import io.passeur.toolkit.Suggestions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands in an action: variables, commands, operands. */
final class PipelineParser {

    private final Words words;
    private final Variables variables;
    private final Functions functions;
    private int depth;

    PipelineParser(Words words, Variables variables, Functions functions) {
        this.words = words;
        this.variables = variables;
        this.functions = functions;
    }

    /** Reads up to and with the closing delimiter. */
    Pipeline toClosing(String context) {
        Pipeline pipeline = pipeline(context, Kind.CLOSE_ACTION);
        words.next();
        return pipeline;
    }

    /** @param end the word that ends it, and is left as the next one */
    private Pipeline pipeline(String context, Kind end) {
        int line = words.peekNonSpace().line();
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

    /** Reads {@code $x :=} and its like. A variable that is no target is the first operand of the first command. */
    private boolean targets(String context, List<Operand.Variable> targets, List<Operand> first) {
        Lexeme variable = words.peekNonSpace();
        if (!variable.is(Kind.VARIABLE)) {
            return false;
        }
        words.next();
        List<String> fields = fields();
        Lexeme sign = words.peekNonSpace();
        if (sign.is(Kind.COMMA) && context.equals("range") && fields.isEmpty()) {
            targets.add(new Operand.Variable(variable.text(), List.of()));
            words.next();
            variable = words.nextNonSpace();
            sign = words.peekNonSpace();
            if (!variable.is(Kind.VARIABLE) || !sign.is(Kind.DECLARE) && !sign.is(Kind.ASSIGN)) {
                throw words.unexpected(variable, "two variables as in {{range $i, $e := .List}}");
            }
        }
        if (!fields.isEmpty() || !sign.is(Kind.DECLARE) && !sign.is(Kind.ASSIGN)) {
            first.add(variable(variable, fields));
            return false;
        }
        words.next();
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
            Lexeme lexeme = words.peekNonSpace();
            if (operands.isEmpty()) {
                throw lexeme.is(end) && commands.isEmpty()
                        ? words.failure("missing value for " + context)
                        : words.unexpected(lexeme, "an operand in " + context);
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
                throw words.unexpected(lexeme, end == Kind.CLOSE ? "\")\" or \"|\"" : "\"}}\" or \"|\"");
            }
            words.next();
        }
    }

    private void requireCallable(Operand first) {
        if (first instanceof Operand.Literal || first instanceof Operand.Nil || first instanceof Operand.Dot) {
            throw words.failure("non executable command in pipeline, expected a function behind \"|\"");
        }
    }

    private List<Operand> operands(List<Operand> read) {
        List<Operand> operands = new ArrayList<>(read);
        while (true) {
            Lexeme lexeme = words.peekNonSpace();
            boolean separated = operands.isEmpty() || words.skippedSpace();
            Operand operand = operand(lexeme);
            if (operand == null) {
                return operands;
            }
            if (!separated) {
                throw words.unexpected(lexeme, "a space between operands");
            }
            operands.add(operand);
        }
    }

    /** Null if the next word is no operand. */
    private @Nullable Operand operand(Lexeme lexeme) {
        return switch (lexeme.kind()) {
            case IDENTIFIER -> identifier();
            case DOT -> literal(new Operand.Dot());
            case FIELD -> new Operand.Field(fields());
            case VARIABLE -> {
                words.next();
                yield variable(lexeme, fields());
            }
            case STRING -> literal(new Operand.Literal(lexeme.text()));
            case CHARACTER -> literal(new Operand.Literal(character(lexeme)));
            case NUMBER -> literal(new Operand.Literal(GoNumbers.parse(lexeme, words)));
            case OPEN -> nested();
            default -> null;
        };
    }

    private Operand literal(Operand operand) {
        words.next();
        if (words.peek().is(Kind.FIELD)) {
            throw words.unexpected(words.peek(), "a space or the end of the operand");
        }
        return operand;
    }

    private Operand identifier() {
        Lexeme word = words.peek();
        return switch (word.text()) {
            case "true" -> literal(new Operand.Literal(true));
            case "false" -> literal(new Operand.Literal(false));
            case "nil" -> literal(new Operand.Nil());
            default -> call(word);
        };
    }

    private Operand call(Lexeme word) {
        words.next();
        Function function = functions.find(word.text());
        if (function == null) {
            throw words.failure(
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
        if (++depth > Bounds.DEPTH) {
            throw words.failure("parentheses are nested more than " + Bounds.DEPTH + " deep");
        }
        words.next();
        Pipeline inner = pipeline("parenthesized pipeline", Kind.CLOSE);
        words.next();
        depth--;
        return new Operand.Nested(inner, fields());
    }

    private Operand.Variable variable(Lexeme lexeme, List<String> fields) {
        requireDeclared(lexeme.text());
        return new Operand.Variable(lexeme.text(), fields);
    }

    private void requireDeclared(String name) {
        if (!variables.isDeclared(name)) {
            throw words.failure("undefined variable \"" + name + "\"" + Suggestions.hint(name, variables.visible()));
        }
    }

    private List<String> fields() {
        List<String> fields = new ArrayList<>();
        while (words.peek().is(Kind.FIELD)) {
            fields.add(words.next().text().substring(1));
        }
        return fields;
    }

    private Object character(Lexeme lexeme) {
        if (lexeme.text().codePointCount(0, lexeme.text().length()) != 1) {
            throw words.unexpected(
                    lexeme, "one character in single quotes; strings stand in double quotes or back-ticks");
        }
        return (long) lexeme.text().codePointAt(0);
    }
}
