package io.github.multiarch.credentials;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.cloud.tools.jib.registry.RegistryAliasGroup;
import com.google.cloud.tools.jib.registry.credentials.json.DockerConfigTemplate;
import com.google.cloud.tools.jib.registry.credentials.json.DockerConfigTemplate.AuthTemplate;
import io.github.multiarch.registry.Credentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One reading of a file in the format of docker's {@code config.json}, as jib-core knows it. */
final class LoginFile {
    /** Far more than any login needs. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final String HUB = "docker.io";
    /** Under this name {@code docker login} has its store keep what is for Docker Hub. */
    private static final String HUB_IN_STORES = "https://index.docker.io/v1/";

    private static final String TOKEN_USER = "<token>";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            // Both identitytoken and identityToken are in use.
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .build();

    private final DockerConfigTemplate content;

    private LoginFile(DockerConfigTemplate content) {
        this.content = content;
    }

    static LoginFile read(Path file) throws MalformedLoginException {
        // Anything else that can be opened, a pipe say, may never end.
        if (!Files.isRegularFile(file)) {
            throw new MalformedLoginException("it is not a readable file");
        }
        try (var in = Files.newInputStream(file)) {
            return parse(in.readNBytes(MAX_BYTES + 1));
        } catch (IOException e) {
            throw new MalformedLoginException("it is not a readable file");
        }
    }

    static LoginFile parse(byte[] bytes) throws MalformedLoginException {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedLoginException("it is larger than " + MAX_BYTES + " bytes");
        }
        DockerConfigTemplate content = null;
        try {
            // Decoded here: from bytes the parser would guess an encoding, and has other exceptions for a wrong guess.
            content = MAPPER.readValue(new String(bytes, StandardCharsets.UTF_8), DockerConfigTemplate.class);
        } catch (JacksonException e) {
            // Said below: the parser's own message quotes what it stumbled over, and that can be a secret.
        }
        if (content == null || content.getAuths() == null || content.getCredHelpers() == null) {
            throw new MalformedLoginException("it is not valid JSON, or not in the format of docker's config.json");
        }
        return new LoginFile(content);
    }

    /** Whom to ask about a registry, in this order: its own helper, then the store of all registries. */
    List<HelperQuestion> questions(String registry) throws MalformedLoginException {
        var questions = new ArrayList<HelperQuestion>();
        for (var key : keys(content.getCredHelpers(), registry)) {
            addQuestion(questions, content.getCredHelpers().get(key), key);
        }
        if (questions.isEmpty()) {
            if (registry.equals(HUB)) {
                addQuestion(questions, content.getCredsStore(), HUB_IN_STORES);
            }
            for (var name : RegistryAliasGroup.getAliasesGroup(registry)) {
                addQuestion(questions, content.getCredsStore(), name);
            }
        }
        return questions;
    }

    /** What the file itself holds for a registry. */
    Optional<Credentials> credentials(String registry) throws MalformedLoginException {
        var auths = new TreeMap<>(content.getAuths());
        auths.values().removeIf(LoginFile::isEmpty);
        var entry = keys(auths, registry).stream().findFirst().map(auths::get);
        return entry.isEmpty() ? Optional.empty() : Optional.of(credentials(entry.get(), registry));
    }

    private static List<String> keys(Map<String, ?> entries, String registry) throws MalformedLoginException {
        var whole = new ArrayList<String>();
        var parts = new ArrayList<String>();
        for (var name : RegistryAliasGroup.getAliasesGroup(registry)) {
            var keys = LoginKeys.of(entries.keySet(), name);
            whole.addAll(keys.whole());
            parts.addAll(keys.parts());
        }
        if (whole.isEmpty() && parts.size() > 1) {
            throw new MalformedLoginException("it knows " + parts.size() + " parts of " + registry
                    + ", and which of them is meant cannot be told; log in to " + registry + " itself");
        }
        return whole.isEmpty() ? parts : whole;
    }

    /** What a helper leaves behind: it says that there was a login, and holds none. */
    private static boolean isEmpty(@Nullable AuthTemplate entry) {
        return entry == null
                || Stream.of(entry.getAuth(), entry.getUsername(), entry.getPassword(), entry.getIdentityToken())
                        .allMatch(value -> value == null || value.isEmpty());
    }

    /** An empty name is how some tools say that there is no helper. */
    private static void addQuestion(List<HelperQuestion> questions, @Nullable String helper, String server)
            throws MalformedLoginException {
        if (helper != null && !helper.isEmpty()) {
            questions.add(HelperQuestion.of(helper, server));
        }
    }

    private static Credentials credentials(AuthTemplate entry, String registry) throws MalformedLoginException {
        var username = Optional.ofNullable(entry.getUsername()).orElse("");
        var password = Optional.ofNullable(entry.getPassword()).orElse("");
        var token = Optional.ofNullable(entry.getIdentityToken()).orElse("");
        var auth = entry.getAuth();
        if (auth != null && !auth.isEmpty()) {
            var pair = decoded(auth);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw new MalformedLoginException(
                        "its 'auth' of " + registry
                                + " is not the base64 form of a user name, a colon and a password; log in again, or remove the entry");
            }
            username = pair.substring(0, colon);
            password = pair.substring(colon + 1);
        }
        if (!username.isEmpty() && !password.isEmpty()) {
            return new Credentials(username, password);
        }
        if (!token.isEmpty()) {
            return new Credentials(TOKEN_USER, token);
        }
        throw new MalformedLoginException("it has " + (username.isEmpty() ? "no user name" : "no password") + " for "
                + registry + "; log in again, or remove the entry");
    }

    /** Empty when it is not base64. */
    private static String decoded(String auth) {
        try {
            return new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
