package io.passeur.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the tree of a template: its blocks here, what stands in their actions by {@link PipelineParser}. */
final class TemplateParser {

    private static final Set<String> NONE = Set.of();
    private static final Set<String> END = Set.of("end");
    private static final Set<String> END_OR_ELSE = Set.of("end", "else");

    private final String name;
    private final Words words;
    private final Variables variables = new Variables();
    private final PipelineParser pipelines;
    private final Functions functions;
    private final Map<String, Node.Block> definitions = new HashMap<>();
    private int depth;
    private int loops;

    TemplateParser(String name, String text, Functions functions) {
        this.name = name;
        this.words = new Words(name, new TemplateLexer(name, text).lexemes());
        this.functions = functions;
        this.pipelines = new PipelineParser(words, variables, functions);
    }

    Template parse() {
        Node.Block root = block(NONE, "");
        return new Template(name, root, definitions, functions);
    }

    /** Reads up to one of the words that end it, which is left as the next one. */
    private Node.Block block(Set<String> ends, String opener) {
        if (++depth > Bounds.DEPTH) {
            throw words.failure("blocks are nested more than " + Bounds.DEPTH + " deep");
        }
        List<Node> nodes = new ArrayList<>();
        while (!atEnd(ends, opener)) {
            Lexeme lexeme = words.next();
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
        if (words.peek().is(Lexeme.Kind.END)) {
            if (ends.isEmpty()) {
                return true;
            }
            throw words.failure("unexpected EOF: expected {{end}} for {{" + opener + "}}");
        }
        return words.peek().is(Lexeme.Kind.OPEN_ACTION)
                && ends.contains(words.firstOfAction().text());
    }

    /** Behind the opening delimiter; null for what prints nothing by itself. */
    private @Nullable Node action() {
        Lexeme first = words.peekNonSpace();
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
            case "end", "else" -> throw words.failure("unexpected {{" + first.text() + "}}, there is no block to end");
            default -> new Node.Action(pipelines.toClosing("command"));
        };
    }

    private Node control(Lexeme keyword) {
        words.nextNonSpace();
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
        words.next();
        Lexeme word = words.nextNonSpace();
        if (word.isWord("end")) {
            words.closeAction("end");
            return new Node.Block(List.of());
        }
        Lexeme following = words.peekNonSpace();
        if (!kind.equals("range") && following.isWord(kind)) {
            if (++depth > Bounds.DEPTH) {
                throw words.failure("more than " + Bounds.DEPTH + " branches of {{else " + kind + "}}");
            }
            // The chain's one {{end}} is read by the innermost.
            Node.Block chained = new Node.Block(List.of(control(following)));
            depth--;
            return chained;
        }
        words.closeAction("else");
        Node.Block otherwise = block(END, kind);
        words.next();
        words.nextNonSpace();
        words.closeAction("end");
        return otherwise;
    }

    private Node call(Lexeme keyword) {
        words.nextNonSpace();
        String called = templateName("template");
        Pipeline data = words.peekNonSpace().is(Lexeme.Kind.CLOSE_ACTION) ? null : pipelines.toClosing("template");
        if (data == null) {
            words.closeAction("template");
        }
        return new Node.Call(called, data, keyword.line());
    }

    private @Nullable Node define(Lexeme keyword) {
        if (depth > 1) {
            throw words.failure("{{define}} inside another block, expected at top level");
        }
        words.nextNonSpace();
        String defined = templateName("define");
        words.closeAction("define");
        definition(defined, keyword.text());
        return null;
    }

    private Node inlineBlock(Lexeme keyword) {
        words.nextNonSpace();
        String defined = templateName("block");
        Pipeline data = pipelines.toClosing("block");
        definition(defined, keyword.text());
        return new Node.Call(defined, data, keyword.line());
    }

    private void definition(String defined, String opener) {
        Variables.Saved outer = variables.isolate();
        int outerLoops = loops;
        loops = 0;
        Node.Block body = block(END, opener);
        words.next();
        words.nextNonSpace();
        words.closeAction("end");
        loops = outerLoops;
        variables.restore(outer);
        if (definitions.put(defined, body) != null) {
            throw words.failure("multiple definition of template \"" + defined + '"');
        }
    }

    private String templateName(String in) {
        Lexeme lexeme = words.nextNonSpace();
        if (!lexeme.is(Lexeme.Kind.STRING)) {
            throw words.unexpected(lexeme, "a quoted name in {{" + in + "}}");
        }
        return lexeme.text();
    }

    private Node leaveLoop(Lexeme keyword, Node node) {
        words.nextNonSpace();
        words.closeAction(keyword.text());
        if (loops == 0) {
            throw words.failure("{{" + keyword.text() + "}} outside {{range}}");
        }
        return node;
    }
}
