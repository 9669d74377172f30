package io.github.multiarch.credentials;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fuzz.ParserCheck;
import io.github.multiarch.program.ProgramAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the user's login files hold and what credential helpers print. No message shows any of it. */
public final class CredentialParsers {
    private static final String LIKE_UTF_32 = "\0\0\0\0\0\0\0\0U6aY{\"a\":1}";

    /** One entry for each parser: its name, what it is made for, what must hold. */
    public static final List<ParserCheck> CHECKS = List.of(
            ParserCheck.ofBytes(
                    "docker-config",
                    List.of(
                            "{\"auths\":{\"quay.io\":{\"auth\":\"YWxpY2U6aHVudGVyMg==\"},\"https://index.docker.io/v1/\":{\"username\":\"alice\","
                                    + "\"password\":\"hunter2\"},\"localhost:5000/team\":{\"auth\":\"YWxpY2U6\",\"identitytoken\":\"hunter2\"}}}",
                            "{\"credsStore\":\"desktop\",\"credHelpers\":{\"quay.io\":\"x\",\"https://localhost:5000/v2/\":\"\"},\"auths\":{\"quay.io\":{}}}",
                            "{\"auths\":{\"quay.io/a\":{\"auth\":\"YWxpY2U6aHVudGVyMg==\"},\"quay.io/b\":{\"auth\":\"YWxpY2U6aHVudGVyMg==\"}}}",
                            LIKE_UTF_32),
                    CredentialParsers::file),
            ParserCheck.ofBytes(
                    "helper-output",
                    List.of(
                            "{\"ServerURL\":\"quay.io\",\"Username\":\"alice\",\"Secret\":\"hunter2\"}",
                            "credentials not found in native keychain\n",
                            LIKE_UTF_32),
                    CredentialParsers::output));

    private static final List<String> REGISTRIES = List.of("quay.io", "docker.io", "localhost:5000");
    private static final Set<String> FAILURES = Set.of(
            "its answer is not JSON",
            "its answer has no 'Username' or no 'Secret'",
            "its answer has an empty 'Username' or 'Secret'");

    private CredentialParsers() {}

    private static void file(byte[] bytes) {
        LoginFile file;
        try {
            file = LoginFile.parse(bytes);
        } catch (MalformedLoginException e) {
            assertShowsNothing(e);
            return;
        }
        for (var registry : REGISTRIES) {
            try {
                for (var question : file.questions(registry)) {
                    assertTrue(question.program().matches("docker-credential-[A-Za-z0-9._+-]+"), "it leads elsewhere");
                    assertTrue(
                            // Host names know no case.
                            question.server()
                                    .toLowerCase(Locale.ROOT)
                                    .contains(registry.equals("docker.io") ? "docker" : registry),
                            "a question about another registry");
                }
            } catch (MalformedLoginException e) {
                assertShowsNothing(e);
            }
            try {
                file.credentials(registry)
                        .ifPresent(found -> assertFalse(
                                found.username().isEmpty() || found.password().isEmpty(), "half a pair"));
            } catch (MalformedLoginException e) {
                assertShowsNothing(e);
            }
        }
    }

    private static void assertShowsNothing(MalformedLoginException e) {
        ParserCheck.assertFitToBeShown(e.getMessage());
        assertFalse(e.getMessage().contains("hunter") || e.getMessage().contains("alice"), e.getMessage());
        assertTrue(e.getCause() == null, "a cause quotes what it stumbled over");
    }

    private static void output(byte[] bytes) {
        var answer = HelperOutput.read(
                new ProgramAnswer.Ended(0, new String(bytes, StandardCharsets.UTF_8), "", Optional.empty()));
        if (answer instanceof HelperAnswer.Failed failed) {
            assertTrue(FAILURES.contains(failed.how()), failed.how());
        } else if (answer instanceof HelperAnswer.Found found) {
            assertFalse(
                    found.credentials().username().isEmpty()
                            || found.credentials().password().isEmpty(),
                    "half a pair");
        }
    }
}
