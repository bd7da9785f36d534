package io.passeur.template;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Go's escaping for HTML, JavaScript and URLs. */
final class EscapeFunctions {

    private EscapeFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("html", 0, TemplateFunction.ANY, args -> html(GoText.joined(args.from(0))));
        table.add("js", 0, TemplateFunction.ANY, args -> js(GoText.joined(args.from(0))));
        table.add("urlquery", 0, TemplateFunction.ANY, args -> query(GoText.joined(args.from(0))));
    }

    private static String html(String text) {
        BoundedText out = new BoundedText();
        text.codePoints()
                .forEach(c -> out.append(
                        switch (c) {
                            case '"' -> "&#34;";
                            case '\'' -> "&#39;";
                            case '&' -> "&amp;";
                            case '<' -> "&lt;";
                            case '>' -> "&gt;";
                            case 0 -> "\ufffd";
                            default -> Character.toString(c);
                        }));
        return out.toString();
    }

    private static String js(String text) {
        BoundedText out = new BoundedText();
        text.codePoints()
                .forEach(c -> out.append(
                        switch (c) {
                            case '\\' -> "\\\\";
                            case '\'' -> "\\'";
                            case '"' -> "\\\"";
                            case '<', '>', '&', '=' -> String.format("\\u%04X", c);
                            default -> c < 0x20 ? String.format("\\u%04X", c) : Character.toString(c);
                        }));
        return out.toString();
    }

    /** Java keeps {@code *} and escapes {@code ~}; Go does the opposite. */
    static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
