package io.github.multiarch.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The generation of the servlet API that a war is written for, and what servers call it: <a href="https://tomcat.apache.org/whichversion.html">lines of Tomcat</a>, and
 * <a href="https://jetty.org/docs/jetty/12.1/operations-guide/deploy/index.html">environments of Jetty 12</a>.
 */
public enum ServletApi {
    /** Java EE's, in the packages {@code javax.servlet}. */
    SERVLET_4("9.0", 8, "ee8"),
    /** Jakarta EE 9's, the first in {@code jakarta.servlet}. */
    SERVLET_5("10.1", 11, "ee9"),
    /** Jakarta EE 10's. */
    SERVLET_6("10.1", 11, "ee10"),
    /** Jakarta EE 11's. */
    SERVLET_6_1("11.0", 17, "ee11");

    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})(?:\\.(\\d{1,4}))?.*");

    private final String tomcat;
    private final int leastJava;
    private final String jetty;

    ServletApi(String tomcat, int leastJava, String jetty) {
        this.tomcat = tomcat;
        this.leastJava = leastJava;
        this.jetty = jetty;
    }

    /**
     * The line of Tomcat that has it.
     *
     * @return such as {@code 10.1}
     */
    public String tomcat() {
        return tomcat;
    }

    /**
     * The oldest Java that this Tomcat runs on.
     *
     * @return a release, such as 11
     */
    public int leastJava() {
        return leastJava;
    }

    /**
     * The environment of Jetty 12 that has it, which the names of its modules begin with.
     *
     * @return such as {@code ee10}
     */
    public String jetty() {
        return jetty;
    }

    /**
     * Whether it is in the packages {@code jakarta.servlet}.
     *
     * @return false for {@code javax.servlet}
     */
    public boolean isJakarta() {
        return this != SERVLET_4;
    }

    /**
     * What a dependency says.
     *
     * @param groupId of any artifact
     * @param version of it
     * @return empty for one that is not the API
     */
    public static Optional<ServletApi> of(String groupId, String version) {
        return switch (groupId) {
            case "javax.servlet", "javax" -> Optional.of(SERVLET_4);
            case "jakarta.servlet" -> Optional.of(jakarta(version, 5, 6));
            case "jakarta.platform" -> Optional.of(jakarta(version, 9, 10));
            default -> Optional.empty();
        };
    }

    private static ServletApi jakarta(String version, int nine, int ten) {
        var match = VERSION.matcher(version);
        if (!match.matches()) {
            return SERVLET_6;
        }
        int major = Integer.parseInt(match.group(1));
        boolean isLater = major > ten || (match.group(2) != null && Integer.parseInt(match.group(2)) > 0);
        // Version 4 of the artifact has the packages of Java EE still.
        if (major < nine) {
            return SERVLET_4;
        }
        return major == nine ? SERVLET_5 : isLater ? SERVLET_6_1 : SERVLET_6;
    }
}
