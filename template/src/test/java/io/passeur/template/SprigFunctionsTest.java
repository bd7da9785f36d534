package io.passeur.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.TemplateEngine;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sprig's functions, as Traefik offers them to files and default rules. */
class SprigFunctionsTest {

    /** What sprig 3.2.3 offers to text templates. */
    private static final String SPRIG = """
            abbrev abbrevboth add add1 add1f addf adler32sum ago all any append atoi b32dec b32enc b64dec b64enc base bcrypt
            biggest buildCustomCert camelcase cat ceil chunk clean coalesce compact concat contains date dateInZone
            dateModify date_in_zone date_modify decryptAES deepCopy deepEqual default derivePassword dict dig dir div divf
            duration durationRound empty encryptAES env expandenv ext fail first float64 floor fromJson genCA genCAWithKey
            genPrivateKey genSelfSignedCert genSelfSignedCertWithKey genSignedCert genSignedCertWithKey get getHostByName has
            hasKey hasPrefix hasSuffix hello htmlDate htmlDateInZone htpasswd indent initial initials int int64 isAbs join
            kebabcase keys kindIs kindOf last list lower max maxf merge mergeOverwrite min minf mod mul mulf mustAppend
            mustChunk mustCompact mustDateModify mustDeepCopy mustFirst mustFromJson mustHas mustInitial mustLast mustMerge
            mustMergeOverwrite mustPrepend mustPush mustRegexFind mustRegexFindAll mustRegexMatch mustRegexReplaceAll
            mustRegexReplaceAllLiteral mustRegexSplit mustRest mustReverse mustSlice mustToDate mustToJson mustToPrettyJson
            mustToRawJson mustUniq mustWithout must_date_modify nindent nospace now omit osBase osClean osDir osExt osIsAbs
            pick pluck plural prepend push quote randAlpha randAlphaNum randAscii randBytes randInt randNumeric
            regexFind regexFindAll regexMatch regexQuoteMeta regexReplaceAll regexReplaceAllLiteral regexSplit repeat replace
            rest reverse round semver semverCompare seq set sha1sum sha256sum shuffle slice snakecase sortAlpha split
            splitList splitn squote sub subf substr swapcase ternary title toDate toDecimal toJson toPrettyJson toRawJson
            toString toStrings trim trimAll trimPrefix trimSuffix trimall trunc tuple typeIs typeIsLike typeOf uniq unixEpoch
            unset until untilStep untitle upper urlJoin urlParse uuidv4 values without wrap wrapWith
            """;

    private static final List<String> LEFT_OUT = List.of(
            "buildCustomCert",
            "derivePassword",
            "genCA",
            "genCAWithKey",
            "genPrivateKey",
            "genSelfSignedCert",
            "genSelfSignedCertWithKey",
            "genSignedCert",
            "genSignedCertWithKey");

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_000_000_000), ZoneOffset.UTC);

    private final TemplateEngine templates = new Templates(Map.of(), CLOCK);

    private String render(String template) {
        return templates.render("t", template, Map.of("Labels", Map.of("a", "b")));
    }

    @Test
    void areAllThereButTheDocumentedOnes() {
        List<String> missing = Stream.of(SPRIG.strip().split("\\s+"))
                .filter(name -> Functions.of(Map.of(), CLOCK).find(name) == null)
                .toList();

        assertThat(missing).isEqualTo(LEFT_OUT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
                    {{ $d := dict "a" 1 }}{{ $_ := set $d "b" 2 }}{{ $_ = unset $d "a" }}{{ $d }} | map[b:2]
                    {{ $d := dict "a" 1 }}{{ $c := deepCopy $d }}{{ $_ := set $c "a" 2 }}{{ $d }}{{ $c }} | map[a:1]map[a:2]
                    {{ $d := dict "a" 1 }}{{ $_ := merge $d (dict "b" 2) }}{{ $d }} | map[a:1 b:2]
                    {{ chunk 2 (list 1 2 3 4 5) }} | [[1 2] [3 4] [5]]
                    {{ chunk 3 (list) }} | []
                    {{ mustFirst (list 1 2) }}{{ mustLast (list 1 2) }}{{ mustAppend (list 1) 2 }}{{ mustSlice (list 1 2 3) 1 }} | 12[1 2][2 3]
                    {{ any 0 "" 1 }} {{ all 0 1 }} {{ all }} {{ any }} | true false true false
                    {{ deepEqual (list 1 "a") (list 1 "a") }} {{ deepEqual 1 "1" }} | true false
                    {{ dict "a" (list 1) "b" "<" ¦ mustToJson }} | {"a":[1],"b":"\\u003c"}
                    {{ mustToRawJson "<" }} {{ (mustFromJson "[1]") }} | "<" [1]
                    {{ kebabcase "FirstName" }} {{ kebabcase "HTTPServer" }} {{ kebabcase "some words" }} | first-name http-server some-words
                    {{ snakecase "NoHTTPS" }} {{ snakecase "GO_PATH" }} {{ snakecase "HTTP20xOK" }} {{ snakecase "Bld4Floor3rd" }} | no_https go_path http_20x_ok bld4_floor_3rd
                    {{ camelcase "some_words" }} {{ camelcase "http server" }} {{ camelcase "GOLANG_IS_GREAT" }} {{ camelcase "_complex__case_" }} | SomeWords HttpServer GolangIsGreat _Complex_Case_
                    {{ abbrev 5 "hello world" }} {{ abbrevboth 5 10 "1234 5678 9123" }} | he... ...5678...
                    {{ wrapWith 5 "," "Hello World" }} {{ wrapWith 3 "-" "abcdefgh" }} | Hello,World abc-def-gh
                    {{ wrap 80 "short" }} | short
                    {{ b32enc "abc" }} {{ b32dec "MFRGG===" }} {{ adler32sum "Hello, world!" }} | MFRGG=== abc 543032458
                    {{ dir "/a/b/c" }} {{ dir "a" }} {{ dir "/" }} {{ clean "/a/./b/../c//" }} {{ clean "../x/.." }} {{ osBase "/a/b" }} | /a/b . / /a/c .. b
                    {{ addf 0.1 0.2 }} {{ subf 7.5 2 3 }} {{ mulf 1.5 "2" 2 }} {{ divf 10 2 4 }} {{ add1f 1.5 }} | 0.3 2.5 6 1.25 2.5
                    {{ maxf 1 2.5 3 }} {{ minf 1.5 2 3 }} {{ biggest 1 5 3 }} {{ toDecimal "0777" }} | 3 1.5 5 511
                    {{ duration "95" }} {{ duration 3600 }} {{ durationRound "2h10m5s" }} {{ durationRound "400h" }} | 1m35s 1h0m0s 2h 16d
                    {{ now ¦ dateModify "-1.5h" ¦ date "15:04:05" }} {{ now ¦ mustDateModify "24h" ¦ htmlDate }} | 00:16:40 2001-09-10
                    {{ toDate "2006-01-02" "2017-12-31" ¦ date "02/01/2006" }} {{ mustToDate "15:04 2006" "07:30 2020" ¦ date "2006 15:04" }} | 31/12/2017 2020 07:30
                    {{ ago (now ¦ dateModify "-2h3s") }} {{ htmlDateInZone 0 "Pacific/Auckland" }} | 2h0m3s 1970-01-01
                    {{ $u := urlParse "https://joe:p%20w@a.test:8443/x%20y?q=1#f" }}{{ $u.host }} {{ $u.hostname }} {{ $u.path }} {{ $u.query }} {{ $u.userinfo }} {{ $u.fragment }} {{ urlJoin $u }} | a.test:8443 a.test /x y q=1 joe:p%20w f https://joe:p%20w@a.test:8443/x%20y?q=1#f
                    {{ (urlParse "mailto:a@b.test").opaque }} {{ urlJoin (dict "host" "h" "path" "p" "scheme" "http") }} | a@b.test http://h/p
                    {{ $v := semver "v1.2-beta.1+b" }}{{ $v.Major }} {{ $v.Minor }} {{ $v.Patch }} {{ $v.Prerelease }} {{ $v }} | 1 2 0 beta.1 1.2.0-beta.1+b
                    {{ semverCompare "^1.2.0" "1.9.0" }} {{ semverCompare "~1.2" "1.3.0" }} {{ semverCompare ">=1, <2 ¦¦ 3.x" "3.4.5" }} {{ semverCompare "1.2 - 1.4" "1.4.5" }} {{ semverCompare ">1.0" "2.0.0-rc1" }} {{ semverCompare ">1.0-0" "2.0.0-rc1" }} | true false true true false true
                    {{ semverCompare "^0.2.3" "0.3.0" }} {{ semverCompare "!=1" "1.5.0" }} {{ semverCompare "*" "9.9.9" }} {{ semverCompare ">1" "1.5.0" }} | false false true false
                    {{ htpasswd "joe" "secret" "sha" }} {{ hello }} | joe:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ= Hello!
                    {{ encryptAES "k" "plain" ¦ decryptAES "k" }} {{ mustRegexFind "b+" "abbc" }} {{ mustRegexReplaceAll "b" "abbc" "x" }} | plain bb axxc
                    {{ len (randAlphaNum 7) }} {{ len (randAlpha 3) }} {{ len (randNumeric 4) }} {{ len (randAscii 5) }} {{ len (shuffle "abc") }} {{ len uuidv4 }} {{ randInt 5 6 }} {{ len (randBytes 3) }} | 7 3 4 5 3 36 5 4
                    {{ getHostByName "127.0.0.1" }} {{ typeIsLike "string" "a" }} | 127.0.0.1 true
                    """)
    void giveWhatTheyGiveThere(String template, String expected) {
        assertThat(render(template.replace('¦', '|'))).isEqualTo(expected);
    }

    @Test
    void hashPasswordsForBasicAuth() {
        String line = render("{{ htpasswd \"joe\" \"secret\" }}");

        assertThat(line).startsWith("joe:$2a$10$");
        assertThat(BCrypt.verifyer()
                        .verify("secret".toCharArray(), line.substring(4).toCharArray())
                        .verified)
                .isTrue();
        assertThat(render("{{ bcrypt \"secret\" }}")).startsWith("$2a$10$").hasSize(60);
    }

    @Test
    void writeIndentedJson() {
        assertThat(render("{{ dict \"a\" (list 1) | toPrettyJson }}")).isEqualTo("""
                {
                  "a": [
                    1
                  ]
                }""");
    }

    @Test
    void neverChangeWhatTheTemplateIsGiven() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> render("{{ set .Labels \"a\" \"c\" }}"))
                .withMessageContaining("a map from outside");
        assertThat(render("{{ $_ := merge .Labels (dict \"z\" 1) }}{{ .Labels }}"))
                .isEqualTo("map[a:b]");
    }

    @Test
    void stopAtAMapThatContainsItself() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> render("{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ $d }}"))
                .withMessageContaining("nested more than");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> render("{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ $e := dict }}"
                        + "{{ $_ := set $e \"d\" $e }}{{ deepEqual $d $e }}"))
                .withMessageContaining("nested more than");
    }
}
