package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;

class PasswordTest {
    private static final PlexusConfiguration UNRESOLVED =
            new DefaultPlexusConfiguration("password", "${multiarch.password}");

    private final MavenRun run = new MavenRun();

    @Test
    void isAbsentWhenNothingIsGiven() {
        assertEquals(Optional.empty(), Password.of(null, run.session));
        assertEquals(Optional.empty(), Password.of(UNRESOLVED, run.session));
    }

    @Test
    void isLookedUpWhereMavenWouldLookAndTheCommandLineWins() {
        run.execution.getSystemProperties().setProperty("multiarch.password", "system");
        assertEquals(Optional.of("system"), Password.of(UNRESOLVED, run.session));
        run.project.getProperties().setProperty("multiarch.password", "profile");
        assertEquals(Optional.of("profile"), Password.of(UNRESOLVED, run.session));
        var inPom = new DefaultPlexusConfiguration("password", "pom");
        assertEquals(Optional.of("pom"), Password.of(inPom, run.session));
        run.commandLine("password", "user");
        assertEquals(Optional.of("user"), Password.of(inPom, run.session));
    }
}
