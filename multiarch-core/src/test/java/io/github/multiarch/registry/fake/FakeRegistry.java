package io.github.multiarch.registry.fake;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A registry for tests, on 127.0.0.1: it holds everything in memory, is stricter than real ones, records every request, and answers what it is told to where that is
 * scripted.
 */
public final class FakeRegistry extends Holdings implements AutoCloseable {
    private static final byte[] IPV6_LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final Listener listener;
    private final Traffic traffic = new Traffic();
    private final Script script = new Script();
    private final Rules rules = new Rules();
    private final Gate gate;
    private final Api api;
    private final Exchanges exchanges;

    private FakeRegistry(Listener listener) {
        this.listener = listener;
        this.gate = new Gate(new Tokens(listener.url() + "/token"));
        this.api = new Api(store, gate, rules);
        this.exchanges = new Exchanges(traffic, script, api);
        listener.start(exchanges::handle);
    }

    /**
     * Starts one that speaks plain HTTP and lets everybody in.
     *
     * @return running
     */
    public static FakeRegistry start() {
        return new FakeRegistry(new Listener(Optional.empty()));
    }

    /**
     * Starts one on {@code ::1} that speaks plain HTTP and lets everybody in.
     *
     * @return running
     * @throws UncheckedIOException when this machine has no such address
     */
    public static FakeRegistry startOnIpv6() {
        try {
            return new FakeRegistry(new Listener(Optional.empty(), InetAddress.getByAddress(IPV6_LOOPBACK)));
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts one that speaks TLS and lets everybody in.
     *
     * @param context with a key for 127.0.0.1
     * @return running
     */
    public static FakeRegistry startTls(SSLContext context) {
        return new FakeRegistry(new Listener(Optional.of(context)));
    }

    /**
     * Lets in only this user, by Basic authentication.
     *
     * @param user the name
     * @param password the password
     * @return this
     */
    public FakeRegistry requireBasic(String user, String password) {
        gate.require(Gate.Kind.BASIC, user, password);
        return this;
    }

    /**
     * Lets in only who brings a token; the token server at {@code /token} gives this user what is asked for, and others nothing.
     *
     * @param user the name
     * @param password the password, also taken as an identity token
     * @return this
     */
    public FakeRegistry requireBearer(String user, String password) {
        gate.require(Gate.Kind.BEARER, user, password);
        return this;
    }

    /**
     * Makes the token server give everybody tokens to pull with.
     *
     * @return this
     */
    public FakeRegistry allowAnonymousPull() {
        gate.tokens().allowAnonymousPull();
        return this;
    }

    /** Ends the validity of every token. */
    public void forgetTokens() {
        gate.tokens().forget();
    }

    /**
     * The token server's habits.
     *
     * @return to be changed at any time
     */
    public Tokens tokens() {
        return gate.tokens();
    }

    /**
     * The registry's habits.
     *
     * @return to be changed at any time
     */
    public Rules rules() {
        return rules;
    }

    /**
     * Where it is.
     *
     * @return {@code 127.0.0.1:port}
     */
    public String host() {
        return listener.host();
    }

    /**
     * What has arrived so far, in order of completion: also what was refused, and what met a fault.
     *
     * @return a copy
     */
    public List<RecordedRequest> requests() {
        return traffic.requests();
    }

    /**
     * What the client gave up before it had sent the whole body.
     *
     * @return a copy
     */
    public List<RecordedRequest> requestsGivenUp() {
        return traffic.givenUp();
    }

    /**
     * How many requests were under way at once at most: from the arrival of their heads to the last byte of their answers.
     *
     * @return 0 before the first
     */
    public int mostAtOnce() {
        return traffic.mostAtOnce();
    }

    /**
     * How many connections the recorded requests came by.
     *
     * @return 0 before the first
     */
    public int connections() {
        return (int) traffic.requests().stream()
                .mapToInt(RecordedRequest::remotePort)
                .distinct()
                .count();
    }

    /** Starts the record anew. */
    public void forgetRequests() {
        traffic.forget();
    }

    /**
     * Begins to script an answer or a fault. Lines that were put into force earlier come first.
     *
     * @param method matches the whole HTTP method, a regular expression as well: {@code PUT|PATCH}
     * @param pathRegex matches the whole path, without query
     * @return to be completed
     */
    public Script.Line on(String method, String pathRegex) {
        return script.on(method, pathRegex);
    }

    /** Takes back all that was scripted. */
    public void forgetScript() {
        script.clear();
    }

    /**
     * Is told as soon as the first bytes of the body of a PUT or PATCH are here; the rest is read when it returns.
     *
     * @param listener called on a thread of the server
     */
    public void whenBodyBegins(Runnable listener) {
        exchanges.whenBodyBegins(listener);
    }

    /**
     * Uploads that were begun and neither completed nor cancelled.
     *
     * @return their number
     */
    public int openUploads() {
        return api.openUploads();
    }

    /** Stops at once. */
    @Override
    public void close() {
        listener.close();
    }
}
