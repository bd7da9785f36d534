package io.passeur.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkippedTestsTest {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    @TempDir
    Path root;

    @Test
    void testsAreListedByReason() throws IOException {
        report("a/target/surefire-reports/TEST-a.xml", START.plusSeconds(1), """
                <testsuite name="a">
                  <testcase classname="io.passeur.CurlTest" name="get"><skipped message="Assumption failed: there is no curl"/></testcase>
                  <testcase classname="io.passeur.CurlTest" name="runs"/>
                </testsuite>
                """);
        report("b/target/surefire-reports/TEST-b.xml", START.plusSeconds(2), """
                <testsuite name="b">
                  <testcase classname="io.passeur.LargeTest" name=""><skipped message="there is no curl"/></testcase>
                  <testcase classname="io.passeur.DockerTest" name="x"><skipped/></testcase>
                </testsuite>
                """);
        assertThat(SkippedTests.reasons(root, START).text()).isEqualTo("""
                Skipped tests:
                  no reason given: DockerTest.x
                  there is no curl: CurlTest.get, LargeTest""");
    }

    @Test
    void reportsOfEarlierBuildsDoNotCount() throws IOException {
        report("a/target/surefire-reports/TEST-a.xml", START.minusSeconds(1), """
                <testsuite name="a">
                  <testcase classname="io.passeur.OldTest" name="old"><skipped message="there is no curl"/></testcase>
                </testsuite>
                """);
        assertThat(SkippedTests.reasons(root, START).text()).isEqualTo("Skipped tests: none");
    }

    private void report(String name, Instant time, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(time));
    }
}
