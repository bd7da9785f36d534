package io.passeur.template;

import io.passeur.toolkit.Suggestions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders a template once: walks the tree and writes the output. */
final class Interpreter {

    private enum Flow {
        ON,
        BREAK,
        CONTINUE
    }

    private static final int MAX_BLOCKS = 3 * TemplateLimits.DEPTH;

    private final String name;
    private final Map<String, Node.Block> definitions;
    private final BoundedText out = new BoundedText();
    private final StepBudget steps = new StepBudget();
    private final Evaluator evaluator;
    private VariableValues scope = new VariableValues(null);
    private int depth;
    private int blocks;

    Interpreter(String name, Map<String, Node.Block> definitions, Functions functions, boolean strict) {
        this.name = name;
        this.definitions = definitions;
        this.evaluator = new Evaluator(new FieldAccess(strict), steps);
    }

    String render(Node.Block root, @Nullable Object data) {
        try {
            Object value = TemplateValues.deep(data, 0);
            scope = new VariableValues(value);
            walk(root, value);
            return out.toString();
        } catch (FunctionFailure e) {
            throw new TemplateException(name, evaluator.line(), e.reason());
        }
    }

    /** Has a bound of its own, because templates may call each other from deeply nested blocks. */
    private Flow walk(Node.Block block, @Nullable Object dot) {
        if (++blocks > MAX_BLOCKS) {
            throw new FunctionFailure("blocks and templates are nested more than " + MAX_BLOCKS + " deep");
        }
        Flow flow = Flow.ON;
        for (int i = 0; flow == Flow.ON && i < block.nodes().size(); i++) {
            flow = walk(block.nodes().get(i), dot);
        }
        blocks--;
        return flow;
    }

    /** Uses instanceof because Java 17 has no switch over sealed types. */
    private Flow walk(Node node, @Nullable Object dot) {
        if (node instanceof Node.Text text) {
            out.append(text.text());
        } else if (node instanceof Node.Action action) {
            print(action.pipeline(), dot);
        } else if (node instanceof Node.If condition) {
            return branch(condition, dot);
        } else if (node instanceof Node.With with) {
            return with(with, dot);
        } else if (node instanceof Node.Range range) {
            return range(range, dot);
        } else if (node instanceof Node.Call call) {
            call(call, dot);
        } else if (node instanceof Node.Block block) {
            return walk(block, dot);
        } else {
            return node instanceof Node.Break ? Flow.BREAK : Flow.CONTINUE;
        }
        return Flow.ON;
    }

    private void print(Pipeline pipeline, @Nullable Object dot) {
        Object value = evaluator.value(pipeline, dot, scope);
        if (pipeline.variables().isEmpty()) {
            out.append(value == null ? "<no value>" : GoText.of(value));
        }
    }

    private Flow branch(Node.If node, @Nullable Object dot) {
        int mark = scope.mark();
        boolean holds = TemplateValues.truth(evaluator.value(node.condition(), dot, scope));
        Flow flow = walk(holds ? node.then() : node.otherwise(), dot);
        scope.release(mark);
        return flow;
    }

    private Flow with(Node.With node, @Nullable Object dot) {
        int mark = scope.mark();
        Object value = evaluator.value(node.value(), dot, scope);
        Flow flow = TemplateValues.truth(value) ? walk(node.then(), value) : walk(node.otherwise(), dot);
        scope.release(mark);
        return flow;
    }

    private Flow range(Node.Range node, @Nullable Object dot) {
        int mark = scope.mark();
        Object values = evaluator.rangeValue(node.values(), dot, scope);
        if (values instanceof Long && node.values().variables().size() > 1) {
            throw new FunctionFailure("can't use " + values + " to iterate over more than one variable");
        }
        List<LoopItem> items = LoopItem.of(values);
        Flow flow = Flow.ON;
        if (items.isEmpty()) {
            flow = walk(node.otherwise(), dot);
        }
        for (LoopItem item : items) {
            steps.one();
            scope.release(mark);
            bind(node.values(), item);
            if (walk(node.body(), item.value()) == Flow.BREAK) {
                break;
            }
        }
        scope.release(mark);
        return flow;
    }

    /** A single variable is assigned the element; two variables are assigned the index or key, and the element. */
    private void bind(Pipeline values, LoopItem item) {
        List<String> names = values.variables();
        for (int i = 0; i < names.size(); i++) {
            Object value = i == names.size() - 1 ? item.value() : item.key();
            if (values.declares()) {
                scope.declare(names.get(i), value);
            } else {
                scope.assign(names.get(i), value);
            }
        }
    }

    private void call(Node.Call call, @Nullable Object dot) {
        evaluator.at(call.line());
        Node.Block called = definitions.get(call.name());
        if (called == null) {
            throw new FunctionFailure("template \"" + call.name() + "\" not defined"
                    + Suggestions.hint(call.name(), definitions.keySet()));
        }
        Object data = call.data() == null ? null : evaluator.value(call.data(), dot, scope);
        steps.one();
        if (++depth > TemplateLimits.DEPTH) {
            throw new FunctionFailure("templates call each other more than " + TemplateLimits.DEPTH + " deep");
        }
        VariableValues outer = scope;
        scope = new VariableValues(data);
        walk(called, data);
        scope = outer;
        depth--;
    }
}
