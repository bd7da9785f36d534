package io.passeur.http.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads one rule: {@code ||} binds weaker than {@code &&}, that weaker than {@code !}; a matcher's arguments are strings.
 */
final class RuleReader {

    /** Operators of other languages, written by mistake. */
    private static final Set<String> WORDS = Set.of("and", "or", "not");

    private final String text;
    private final RuleSyntax syntax;
    private final MatcherRegistry matchers;
    private final List<Token> tokens;
    private int position;
    private int depth;
    private boolean fallible;

    RuleReader(String text, RuleSyntax syntax, MatcherRegistry matchers) {
        this.text = text;
        this.syntax = syntax;
        this.matchers = matchers;
        tokens = RuleLexer.tokens(text);
    }

    /** @throws RuleSyntaxException if the rule cannot be read or a matcher refuses its arguments */
    Rule read() {
        if (peek().kind() == Token.Kind.END) {
            throw new RuleSyntaxException(1, "empty rule, expected a matcher such as Host(`example.com`)");
        }
        Rule rule = anyOf();
        expectEnd();
        return fallible ? new FallibleRule(rule) : rule;
    }

    private Rule anyOf() {
        int start = peek().start();
        List<Rule> parts = new ArrayList<>(List.of(allOf()));
        while (accept(Token.Kind.OR)) {
            parts.add(allOf());
        }
        return parts.size() == 1 ? parts.get(0) : new AnyOf(textFrom(start), parts);
    }

    private Rule allOf() {
        int start = peek().start();
        List<Rule> parts = new ArrayList<>(List.of(operand()));
        while (accept(Token.Kind.AND)) {
            parts.add(operand());
        }
        return parts.size() == 1 ? parts.get(0) : new AllOf(textFrom(start), parts);
    }

    private Rule operand() {
        Token token = next();
        return switch (token.kind()) {
            case NOT ->
                deeper(token, () -> {
                    Rule part = operand();
                    return new Negation(textFrom(token.start()), part);
                });
            case OPEN ->
                deeper(token, () -> {
                    Rule inner = anyOf();
                    expect(Token.Kind.CLOSE, "\"&&\", \"||\" or \")\"");
                    return inner;
                });
            case NAME -> clause(token);
            default -> throw unexpected(token, "a matcher such as Host(`example.com`), \"!\" or \"(\"");
        };
    }

    private Rule deeper(Token token, Supplier<Rule> part) {
        if (++depth > RuleParser.MAX_DEPTH) {
            throw new RuleSyntaxException(token.column(), "rule is nested more than " + RuleParser.MAX_DEPTH + " deep");
        }
        Rule rule = part.get();
        depth--;
        return rule;
    }

    private Rule clause(Token name) {
        if (peek().kind() != Token.Kind.OPEN) {
            throw withoutParenthesis(name);
        }
        MatcherEntry entry = matchers.find(syntax, name);
        next();
        List<String> arguments = arguments();
        fallible |= entry.fallible();
        return new Clause(textFrom(name.start()), entry.build(name, arguments));
    }

    private RuleSyntaxException withoutParenthesis(Token name) {
        String word = name.value().toLowerCase(Locale.ROOT);
        String operator = switch (word) {
            case "and" -> "&&";
            case "or" -> "||";
            case "not" -> "!";
            default -> "";
        };
        return operator.isEmpty()
                ? unexpected(peek(), "\"(\" after the matcher \"" + name.value() + '"')
                : unexpected(name, '"' + operator + '"');
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        while (peek().kind() != Token.Kind.CLOSE) {
            Token argument = next();
            if (argument.kind() != Token.Kind.STRING) {
                throw unexpected(argument, "a string in back-ticks or double quotes, or \")\"");
            }
            arguments.add(argument.value());
            if (!accept(Token.Kind.COMMA)) {
                break;
            }
        }
        expect(Token.Kind.CLOSE, "\",\" or \")\"");
        return arguments;
    }

    private void expectEnd() {
        Token token = peek();
        if (token.kind() == Token.Kind.NAME && WORDS.contains(token.value().toLowerCase(Locale.ROOT))) {
            throw withoutParenthesis(token);
        }
        if (token.kind() != Token.Kind.END) {
            throw unexpected(token, "\"&&\", \"||\" or the end of the rule");
        }
    }

    private void expect(Token.Kind kind, String expected) {
        Token token = next();
        if (token.kind() != kind) {
            throw unexpected(token, expected);
        }
    }

    private boolean accept(Token.Kind kind) {
        boolean found = peek().kind() == kind;
        if (found) {
            position++;
        }
        return found;
    }

    private Token peek() {
        return tokens.get(position);
    }

    /** Does not go past the end. */
    private Token next() {
        Token token = peek();
        if (token.kind() != Token.Kind.END) {
            position++;
        }
        return token;
    }

    private String textFrom(int start) {
        return text.substring(start, tokens.get(position - 1).end());
    }

    private static RuleSyntaxException unexpected(Token token, String expected) {
        return new RuleSyntaxException(token.column(), "found " + token.described() + ", expected " + expected);
    }
}
