package io.passeur.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses the blocks of a template. {@link PipelineParser} parses the content of their actions. */
final class TemplateParser {

    private static final Set<String> NONE = Set.of();
    private static final Set<String> END = Set.of("end");
    private static final Set<String> END_OR_ELSE = Set.of("end", "else");

    private final String name;
    private final LexemeReader lexemes;
    private final DeclaredVariables variables = new DeclaredVariables();
    private final PipelineParser pipelines;
    private final Functions functions;
    private final Map<String, Node.Block> definitions = new HashMap<>();
    private int depth;
    private int loops;

    TemplateParser(String name, String text, Functions functions) {
        this.name = name;
        this.lexemes = new LexemeReader(name, new TemplateLexer(name, text).lexemes());
        this.functions = functions;
        this.pipelines = new PipelineParser(lexemes, variables, functions);
    }

    Template parse() {
        Node.Block root = block(NONE, "");
        return new Template(name, root, definitions, functions);
    }

    /** Parses up to one of the given lexemes, which remains the next one. */
    private Node.Block block(Set<String> ends, String opener) {
        if (++depth > TemplateLimits.DEPTH) {
            throw lexemes.failure("blocks are nested more than " + TemplateLimits.DEPTH + " deep");
        }
        List<Node> nodes = new ArrayList<>();
        while (!atEnd(ends, opener)) {
            Lexeme lexeme = lexemes.next();
            if (lexeme.is(Lexeme.Kind.TEXT)) {
                nodes.add(new Node.Text(lexeme.text()));
            } else {
                Node node = action();
                if (node != null) {
                    nodes.add(node);
                }
            }
        }
        depth--;
        return new Node.Block(nodes);
    }

    private boolean atEnd(Set<String> ends, String opener) {
        if (lexemes.peek().is(Lexeme.Kind.END)) {
            if (ends.isEmpty()) {
                return true;
            }
            throw lexemes.failure("unexpected EOF: expected {{end}} for {{" + opener + "}}");
        }
        return lexemes.peek().is(Lexeme.Kind.OPEN_ACTION)
                && ends.contains(lexemes.firstOfAction().text());
    }

    /** Parses the action after the opening delimiter. Returns null for an action that prints nothing itself. */
    private @Nullable Node action() {
        Lexeme first = lexemes.peekNonSpace();
        if (!first.is(Lexeme.Kind.IDENTIFIER)) {
            return new Node.Action(pipelines.toClosing("command"));
        }
        return switch (first.text()) {
            case "if" -> control(first);
            case "with" -> control(first);
            case "range" -> control(first);
            case "template" -> call(first);
            case "define" -> define(first);
            case "block" -> inlineBlock(first);
            case "break" -> leaveLoop(first, new Node.Break());
            case "continue" -> leaveLoop(first, new Node.Continue());
            case "end", "else" ->
                throw lexemes.failure("unexpected {{" + first.text() + "}}, there is no block to end");
            default -> new Node.Action(pipelines.toClosing("command"));
        };
    }

    private Node control(Lexeme keyword) {
        lexemes.nextNonSpace();
        String kind = keyword.text();
        int mark = variables.mark();
        Pipeline pipeline = pipelines.toClosing(kind);
        loops += kind.equals("range") ? 1 : 0;
        Node.Block then = block(END_OR_ELSE, kind);
        loops -= kind.equals("range") ? 1 : 0;
        Node.Block otherwise = otherwise(kind);
        variables.release(mark);
        return switch (kind) {
            case "if" -> new Node.If(pipeline, then, otherwise);
            case "with" -> new Node.With(pipeline, then, otherwise);
            default -> new Node.Range(pipeline, then, otherwise);
        };
    }

    private Node.Block otherwise(String kind) {
        lexemes.next();
        Lexeme word = lexemes.nextNonSpace();
        if (word.isWord("end")) {
            lexemes.closeAction("end");
            return new Node.Block(List.of());
        }
        Lexeme following = lexemes.peekNonSpace();
        if (!kind.equals("range") && following.isWord(kind)) {
            if (++depth > TemplateLimits.DEPTH) {
                throw lexemes.failure("more than " + TemplateLimits.DEPTH + " branches of {{else " + kind + "}}");
            }
            // The innermost block reads the {{end}} of the whole chain.
            Node.Block chained = new Node.Block(List.of(control(following)));
            depth--;
            return chained;
        }
        lexemes.closeAction("else");
        Node.Block otherwise = block(END, kind);
        lexemes.next();
        lexemes.nextNonSpace();
        lexemes.closeAction("end");
        return otherwise;
    }

    private Node call(Lexeme keyword) {
        lexemes.nextNonSpace();
        String called = templateName("template");
        Pipeline data = lexemes.peekNonSpace().is(Lexeme.Kind.CLOSE_ACTION) ? null : pipelines.toClosing("template");
        if (data == null) {
            lexemes.closeAction("template");
        }
        return new Node.Call(called, data, keyword.line());
    }

    private @Nullable Node define(Lexeme keyword) {
        if (depth > 1) {
            throw lexemes.failure("{{define}} inside another block, expected at top level");
        }
        lexemes.nextNonSpace();
        String defined = templateName("define");
        lexemes.closeAction("define");
        definition(defined, keyword.text());
        return null;
    }

    private Node inlineBlock(Lexeme keyword) {
        lexemes.nextNonSpace();
        String defined = templateName("block");
        Pipeline data = pipelines.toClosing("block");
        definition(defined, keyword.text());
        return new Node.Call(defined, data, keyword.line());
    }

    private void definition(String defined, String opener) {
        DeclaredVariables.Saved outer = variables.isolate();
        int outerLoops = loops;
        loops = 0;
        Node.Block body = block(END, opener);
        lexemes.next();
        lexemes.nextNonSpace();
        lexemes.closeAction("end");
        loops = outerLoops;
        variables.restore(outer);
        if (definitions.put(defined, body) != null) {
            throw lexemes.failure("multiple definition of template \"" + defined + '"');
        }
    }

    private String templateName(String in) {
        Lexeme lexeme = lexemes.nextNonSpace();
        if (!lexeme.is(Lexeme.Kind.STRING)) {
            throw lexemes.unexpected(lexeme, "a quoted name in {{" + in + "}}");
        }
        return lexeme.text();
    }

    private Node leaveLoop(Lexeme keyword, Node node) {
        lexemes.nextNonSpace();
        lexemes.closeAction(keyword.text());
        if (loops == 0) {
            throw lexemes.failure("{{" + keyword.text() + "}} outside {{range}}");
        }
        return node;
    }
}
