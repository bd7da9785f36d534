package io.passeur.template;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Functions whose result differs each time. They use a generator that is fit for secrets. */
final class RandomFunctions {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private RandomFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("randAlphaNum", 1, args -> characters(LETTERS + DIGITS, args.integer(0)));
        table.add("randAlpha", 1, args -> characters(LETTERS, args.integer(0)));
        table.add("randNumeric", 1, args -> characters(DIGITS, args.integer(0)));
        table.add("randAscii", 1, args -> characters(printable(), args.integer(0)));
        table.add("randBytes", 1, args -> bytes(args.integer(0)));
        table.add("randInt", 2, args -> between(args.integer(0), args.integer(1)));
        table.add("shuffle", 1, args -> shuffled(args.text(0)));
        table.add("uuidv4", 0, args -> UUID.randomUUID().toString());
    }

    private static String printable() {
        StringBuilder all = new StringBuilder();
        for (char c = ' '; c < 0x7f; c++) {
            all.append(c);
        }
        return all.toString();
    }

    private static String characters(String from, long count) {
        BoundedText.require(count);
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < count; i++) {
            text.append(from.charAt(RANDOM.nextInt(from.length())));
        }
        return text.toString();
    }

    private static String bytes(long count) {
        byte[] bytes = new byte[BoundedText.require(count)];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** From the first number, inclusive, to the second, exclusive. */
    private static long between(long from, long to) {
        if (from >= to) {
            throw new FunctionFailure(
                    "no number is between " + from + " and " + to + " (expected: the lower one first)");
        }
        return RANDOM.nextLong(from, to);
    }

    private static String shuffled(String text) {
        List<Integer> characters = new ArrayList<>(text.codePoints().boxed().toList());
        Collections.shuffle(characters, RANDOM);
        StringBuilder out = new StringBuilder();
        characters.forEach(out::appendCodePoint);
        return out.toString();
    }
}
