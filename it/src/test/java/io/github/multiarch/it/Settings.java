package io.github.multiarch.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The user's own {@code settings.xml} with one more server in it, so that mirrors and proxies stay what they are. */
final class Settings {
    private static final Pattern SERVERS = Pattern.compile("<servers>");
    private static final Pattern ROOT = Pattern.compile("(?s)(<settings\\b[^>]*>)");
    private static final String EMPTY = "<settings>\n</settings>\n";

    private Settings() {}

    static Path withServer(Path file, String id, String user, String password) throws IOException {
        var own = Path.of(System.getProperty("user.home"), ".m2", "settings.xml");
        var text = Files.isRegularFile(own) ? Files.readString(own) : EMPTY;
        var server = String.format(Locale.ROOT, """
                <server>
                  <id>%s</id>
                  <username>%s</username>
                  <password>%s</password>
                </server>
                """, id, user, password);
        var servers = SERVERS.matcher(text);
        var changed = servers.find()
                ? servers.replaceFirst(Matcher.quoteReplacement("<servers>\n" + server))
                : ROOT.matcher(text)
                        .replaceFirst("$1\n" + Matcher.quoteReplacement("<servers>\n" + server + "</servers>\n"));
        return Files.writeString(file, changed);
    }
}
