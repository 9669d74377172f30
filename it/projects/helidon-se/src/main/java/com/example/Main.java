package com.example;

import io.helidon.webserver.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Answers with the processor that it runs on, asks itself, prints that and ends. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        var server = WebServer.builder()
                .routing(routing -> routing.get(
                        "/greeting", (request, response) -> response.send(System.getProperty("os.arch"))))
                .build()
                .start();
        var address = URI.create("http://127.0.0.1:" + server.port() + "/greeting");
        var request = HttpRequest.newBuilder(address).build();
        System.out.println("it answered: "
                + HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
        System.exit(0);
    }
}
