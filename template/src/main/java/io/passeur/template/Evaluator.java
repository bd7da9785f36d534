package io.passeur.template;

import io.passeur.template.Pipeline.Command;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates pipelines and keeps the current line for messages. */
final class Evaluator {

    private final FieldAccess access;
    private final StepBudget steps;
    private int line = 1;

    Evaluator(FieldAccess access, StepBudget steps) {
        this.access = access;
        this.steps = steps;
    }

    int line() {
        return line;
    }

    void at(int current) {
        line = current;
    }

    /** Evaluates the pipeline and assigns the value to its variables. */
    @Nullable
    Object value(Pipeline pipeline, @Nullable Object dot, VariableValues scope) {
        Object value = rangeValue(pipeline, dot, scope);
        for (String variable : pipeline.variables()) {
            if (pipeline.declares()) {
                scope.declare(variable, value);
            } else {
                scope.assign(variable, value);
            }
        }
        return value;
    }

    /** Evaluates the pipeline only: the variables of a loop are assigned its elements. */
    @Nullable
    Object rangeValue(Pipeline pipeline, @Nullable Object dot, VariableValues scope) {
        Object value = null;
        boolean first = true;
        for (Command command : pipeline.commands()) {
            line = command.line();
            steps.one();
            value = command(command, dot, scope, first ? List.of() : Collections.singletonList(value));
            first = false;
        }
        return value;
    }

    /** @param piped the value of the command before, if there is one */
    private @Nullable Object command(
            Command command, @Nullable Object dot, VariableValues scope, List<@Nullable Object> piped) {
        Operand first = command.first();
        if (first instanceof Operand.Call call) {
            return call(call, command, dot, scope, piped);
        }
        if (command.operands().size() > 1 || !piped.isEmpty()) {
            throw new FunctionFailure("can't give argument to non-function " + OperandText.text(first));
        }
        if (first instanceof Operand.Nil) {
            throw new FunctionFailure("nil is not a command");
        }
        return operand(first, dot, scope);
    }

    private @Nullable Object call(
            Operand.Call call,
            Command command,
            @Nullable Object dot,
            VariableValues scope,
            List<@Nullable Object> piped) {
        List<Operand> operands =
                command.operands().subList(1, command.operands().size());
        if (call.name().equals("and") || call.name().equals("or")) {
            return shortCircuit(call.name().equals("or"), operands, dot, scope, piped);
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (Operand operand : operands) {
            values.add(operand(operand, dot, scope));
        }
        values.addAll(piped);
        line = command.line();
        return apply(call, new FunctionArguments(call.name(), values));
    }

    private @Nullable Object apply(Operand.Call call, FunctionArguments arguments) {
        Object value;
        try {
            call.function().requireCount(arguments);
            value = TemplateValues.normal(call.function().apply(arguments));
        } catch (FunctionFailure e) {
            throw new FunctionFailure("error calling " + call.name() + ": " + e.reason());
        }
        steps.made(value);
        return value;
    }

    /** Stops at the first operand that decides the result; later operands are not evaluated. */
    private @Nullable Object shortCircuit(
            boolean or,
            List<Operand> operands,
            @Nullable Object dot,
            VariableValues scope,
            List<@Nullable Object> piped) {
        if (operands.isEmpty() && piped.isEmpty()) {
            throw new FunctionFailure("wrong number of args for " + (or ? "or" : "and") + ": want at least 1 got 0");
        }
        Object value = null;
        for (Operand operand : operands) {
            value = operand(operand, dot, scope);
            if (TemplateValues.truth(value) == or) {
                return value;
            }
        }
        return piped.isEmpty() ? value : piped.get(0);
    }

    private @Nullable Object operand(Operand operand, @Nullable Object dot, VariableValues scope) {
        if (operand instanceof Operand.Literal literal) {
            return literal.value();
        }
        if (operand instanceof Operand.Nil) {
            return null;
        }
        if (operand instanceof Operand.Dot) {
            return dot;
        }
        if (operand instanceof Operand.Field field) {
            return access.fields(dot, field.names());
        }
        if (operand instanceof Operand.Variable variable) {
            return access.fields(scope.value(variable.name()), variable.fields());
        }
        if (operand instanceof Operand.Nested nested) {
            return access.fields(value(nested.pipeline(), dot, scope), nested.fields());
        }
        Operand.Call call = (Operand.Call) operand;
        return apply(call, new FunctionArguments(call.name(), List.of()));
    }
}
