package io.github.multiarch.credentials;

import io.github.multiarch.program.ProgramAnswer;
import io.github.multiarch.program.ProgramRun;
import io.github.multiarch.program.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Runs credential helpers, programs of the user's that keep passwords: {@code docker-credential-NAME get} reads the name of a server and prints its credentials.
 * jib-core can run them too, but waits for them for ever and keeps all that they print.
 */
final class CredentialHelpers {
    /** Those on the {@code PATH}. Half a minute is enough for a cloud's token server, and for a person to unlock a key ring. */
    static final CredentialHelpers ON_THE_PATH =
            new CredentialHelpers(UnaryOperator.identity(), Duration.ofSeconds(30));

    private final UnaryOperator<String> programs;
    private final Duration limit;

    /**
     * Helpers of one place.
     *
     * @param programs from a helper's name to what is started
     * @param limit for one question
     */
    CredentialHelpers(UnaryOperator<String> programs, Duration limit) {
        this.programs = programs;
        this.limit = limit;
    }

    HelperAnswer ask(HelperQuestion question) {
        Optional<Process> process;
        try {
            process = Programs.start(programs.apply(question.program()), List.of("get"));
        } catch (IOException e) {
            return new HelperAnswer.Failed("it could not be started", true);
        }
        return process.map(started -> ask(started, question.server())).orElseGet(HelperAnswer.Absent::new);
    }

    private HelperAnswer ask(Process process, String server) {
        var answer = ProgramRun.ask(process, out -> out.write(server.getBytes(StandardCharsets.UTF_8)), limit);
        return answer instanceof ProgramAnswer.Ended ended
                ? HelperOutput.read(ended)
                : new HelperAnswer.Failed(((ProgramAnswer.Stopped) answer).how(), true);
    }
}
