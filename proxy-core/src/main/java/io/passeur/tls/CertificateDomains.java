package io.passeur.tls;

import io.passeur.spec.RouterTlsSpec.DomainSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** The certificates that a router requires: those that it lists, or else one for all hosts of its rule. */
public final class CertificateDomains {

    private static final String ANY = "*";

    private CertificateDomains() {}

    /**
     * @param listed {@code tls.domains}
     * @param ofRule the hosts that the rule names
     * @param refused receives the names that no authority would certify
     * @return the names of each certificate, the main one first
     */
    public static List<List<String>> of(List<DomainSpec> listed, List<String> ofRule, Consumer<String> refused) {
        if (listed.isEmpty()) {
            List<String> names = normalised(ofRule);
            names.remove(ANY);
            return names.isEmpty() || isRefused(names, refused) ? List.of() : List.of(names);
        }
        List<List<String>> certificates = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (DomainSpec domain : listed) {
            List<String> names = normalised(names(domain));
            if (!isRefused(names, refused)) {
                names.removeIf(name -> isCovered(name, known));
                known.addAll(names);
                certificates.add(names);
            }
        }
        certificates.removeIf(List::isEmpty);
        return certificates;
    }

    /** Whether the names contain the name or a wildcard that covers it. */
    static boolean isCovered(String name, Set<String> names) {
        int dot = name.indexOf('.');
        return names.contains(name) || dot > 0 && !name.startsWith("*") && names.contains("*" + name.substring(dot));
    }

    private static List<String> names(DomainSpec domain) {
        List<String> names = new ArrayList<>();
        names.add(domain.main());
        names.addAll(domain.sans());
        return names;
    }

    /** Each name once, without names that a wildcard of the same certificate covers. */
    private static List<String> normalised(List<String> written) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : written) {
            String lower = name.strip().toLowerCase(Locale.ROOT);
            names.add(lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower);
        }
        names.remove("");
        List<String> needed = new ArrayList<>(names);
        needed.removeIf(name -> !name.startsWith("*") && isCovered(name, without(names, name)));
        return needed;
    }

    private static Set<String> without(Set<String> names, String name) {
        Set<String> others = new HashSet<>(names);
        others.remove(name);
        return others;
    }

    private static boolean isRefused(List<String> names, Consumer<String> refused) {
        for (String name : names) {
            if (name.lastIndexOf('*') > 0 || name.startsWith("*") && !name.startsWith("*.")) {
                refused.accept("\"" + name
                        + "\": a certificate name may contain one asterisk only, as its first label, such as"
                        + " *.example.com; no certificate is ordered");
                return true;
            }
        }
        return false;
    }
}
