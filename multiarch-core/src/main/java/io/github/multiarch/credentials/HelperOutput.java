package io.github.multiarch.credentials;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.multiarch.program.ProgramAnswer;
import io.github.multiarch.registry.Credentials;

/**
 * What a helper printed, which may be a secret wherever it stands: it is read here and goes nowhere else.
 *
 * @see <a href="https://github.com/docker/docker-credential-helpers/blob/v0.9.3/credentials/error.go">the protocol's one known error</a>
 */
final class HelperOutput {
    private static final String NOT_FOUND = "credentials not found in native keychain";
    private static final JsonMapper MAPPER = new JsonMapper();

    private HelperOutput() {}

    static HelperAnswer read(ProgramAnswer.Ended helper) {
        if (helper.output().contains(NOT_FOUND) || helper.errors().contains(NOT_FOUND)) {
            return new HelperAnswer.Nothing();
        }
        if (helper.exitStatus() != 0) {
            return failed("it ended with exit status " + helper.exitStatus());
        }
        JsonNode answer;
        try {
            answer = MAPPER.readTree(helper.output());
        } catch (JacksonException e) {
            // Not kept as a cause: its message quotes what was printed.
            return failed("its answer is not JSON");
        }
        var username = answer.path("Username");
        var secret = answer.path("Secret");
        if (!username.isTextual() || !secret.isTextual()) {
            return failed("its answer has no 'Username' or no 'Secret'");
        }
        if (username.textValue().isEmpty() && secret.textValue().isEmpty()) {
            return new HelperAnswer.Nothing();
        }
        return username.textValue().isEmpty() || secret.textValue().isEmpty()
                ? failed("its answer has an empty 'Username' or 'Secret'")
                : new HelperAnswer.Found(new Credentials(username.textValue(), secret.textValue()));
    }

    private static HelperAnswer failed(String how) {
        return new HelperAnswer.Failed(how, false);
    }
}
