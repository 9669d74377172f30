package com.example;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Environment;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Answers with its configuration and the processor that it runs on, asks itself, prints that and ends. */
public class GreetingApplication extends Application<GreetingConfiguration> {
    public static void main(String[] args) throws Exception {
        new GreetingApplication().run(args);
    }

    @Override
    public void run(GreetingConfiguration configuration, Environment environment) {
        environment.jersey().register(new Greeting(configuration.greeting));
        environment.lifecycle().addServerLifecycleListener(GreetingApplication::ask);
    }

    private static void ask(Server server) {
        var port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/greeting")).build();
        HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString()).whenComplete((response, failure) -> {
            System.out.println("it answered: " + (failure == null ? response.body() : failure));
            System.exit(failure == null ? 0 : 1);
        });
    }

    /** The resource. */
    @Path("/greeting")
    public static class Greeting {
        private final String greeting;

        Greeting(String greeting) {
            this.greeting = greeting;
        }

        @GET
        public String greeting() {
            return greeting + " on " + System.getProperty("os.arch");
        }
    }
}
