package io.passeur.template;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parts of URLs, and addresses of hosts. */
final class UrlFunctions {

    /** RFC 3986, appendix B, with the authority taken apart. */
    private static final Pattern URL = Pattern.compile(
            "(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?://(?:([^@/?#]*)@)?([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?",
            Pattern.DOTALL);

    private static final List<String> PARTS =
            List.of("scheme", "userinfo", "host", "path", "query", "fragment", "opaque");

    private UrlFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("urlParse", 1, args -> parsed(args.text(0)));
        table.add("urlJoin", 1, UrlFunctions::joined);
        table.add("getHostByName", 1, args -> address(args.text(0)));
    }

    private static Dict parsed(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            throw new FunctionFailure("unable to parse url: " + text);
        }
        boolean opaque =
                url.group(1) != null && url.group(3) == null && !url.group(4).startsWith("/");
        Dict dict = new Dict();
        dict.put("scheme", present(url.group(1)).toLowerCase(Locale.ROOT));
        dict.put("userinfo", present(url.group(2)));
        dict.put("host", present(url.group(3)));
        dict.put("hostname", hostname(present(url.group(3))));
        dict.put("path", opaque ? "" : EscapedText.decoded(url.group(4)));
        dict.put("opaque", opaque ? url.group(4) : "");
        dict.put("query", present(url.group(5)));
        dict.put("fragment", EscapedText.decoded(present(url.group(6))));
        return dict;
    }

    private static String present(@Nullable String part) {
        return part == null ? "" : part;
    }

    private static String hostname(String host) {
        String name = host.replaceFirst(":\\d*$", "");
        return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    }

    private static String joined(FunctionArguments args) {
        Dict parts = new Dict();
        for (String part : PARTS) {
            Object value = args.map(0).get(part);
            if (value != null && !(value instanceof String)) {
                throw new FunctionFailure("unable to parse " + part + " key, must be of type string, but "
                        + TemplateValues.kind(value) + " found");
            }
            parts.put(part, value == null ? "" : value);
        }
        return join(parts);
    }

    private static String join(Dict parts) {
        String user = GoText.of(parts.get("userinfo"));
        String host = GoText.of(parts.get("host"));
        String opaque = GoText.of(parts.get("opaque"));
        String path = EscapedText.path(GoText.of(parts.get("path")));
        String slash = !host.isEmpty() && !path.isEmpty() && !path.startsWith("/") ? "/" : "";
        String authority = host.isEmpty() && user.isEmpty() ? "" : "//" + (user.isEmpty() ? "" : user + "@") + host;
        String scheme = GoText.of(parts.get("scheme"));
        String query = GoText.of(parts.get("query"));
        String fragment = GoText.of(parts.get("fragment"));
        return (scheme.isEmpty() ? "" : scheme + ":")
                + (opaque.isEmpty() ? authority + slash + path : opaque)
                + (query.isEmpty() ? "" : "?" + query)
                + (fragment.isEmpty() ? "" : "#" + EscapedText.path(fragment));
    }

    /** One of the host's addresses; empty if it has none. */
    private static String address(String host) {
        try {
            return InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
