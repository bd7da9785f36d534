package io.passeur.template;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions that templates can call: Go's, sprig's, and Traefik's. Immutable and thread-safe. */
public final class Functions {

    private final Map<String, TemplateFunction> functions;

    private Functions(Map<String, TemplateFunction> functions) {
        this.functions = Map.copyOf(functions);
    }

    /**
     * @param environment the variables that {@code env} and {@code expandenv} read
     * @param clock the time and zone of {@code now}
     */
    public static Functions of(Map<String, String> environment, Clock clock) {
        FunctionTable table = new FunctionTable();
        LogicFunctions.addTo(table);
        ComparisonFunctions.addTo(table);
        PrintFunctions.addTo(table);
        EscapeFunctions.addTo(table);
        AccessFunctions.addTo(table);
        DefaultFunctions.addTo(table);
        TextFunctions.addTo(table);
        LayoutFunctions.addTo(table);
        SplitFunctions.addTo(table);
        ListFunctions.addTo(table);
        SetFunctions.addTo(table);
        MapFunctions.addTo(table);
        NumberFunctions.addTo(table);
        DecimalFunctions.addTo(table);
        RandomFunctions.addTo(table);
        WordFunctions.addTo(table);
        PasswordFunctions.addTo(table);
        UrlFunctions.addTo(table);
        VersionFunctions.addTo(table);
        RegexFunctions.addTo(table);
        EncodingFunctions.addTo(table);
        JsonFunctions.addTo(table);
        PathFunctions.addTo(table);
        TypeFunctions.addTo(table);
        TimeFunctions.addTo(table, clock);
        EnvironmentFunctions.addTo(table, Map.copyOf(environment));
        return new Functions(table.functions());
    }

    @Nullable
    TemplateFunction find(String name) {
        return functions.get(name);
    }

    Set<String> names() {
        return functions.keySet();
    }
}
