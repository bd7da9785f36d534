package io.passeur.provider.docker.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the engine's API. */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    /** The version of Docker 19.03. Lists of older versions lack required fields. */
    static final ApiVersion OLDEST = new ApiVersion(1, 40);

    private static final Pattern FORM = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})");

    /** @throws EngineException if the text is not a version */
    static ApiVersion parse(String text, String source) throws EngineException {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new EngineException(
                    source + ": \"" + text + "\" is not a version of Docker's API (expected: for example 1.41)");
        }
        return new ApiVersion(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    @Override
    public int compareTo(ApiVersion other) {
        int byMajor = Integer.compare(major, other.major);
        return byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
