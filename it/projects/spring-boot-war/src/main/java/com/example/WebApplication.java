package com.example;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers with the processor that it runs on, asks itself, prints that and ends. */
@SpringBootApplication
@RestController
public class WebApplication {
    public static void main(String[] args) {
        System.exit(SpringApplication.exit(SpringApplication.run(WebApplication.class, args)));
    }

    @GetMapping("/greeting")
    String greeting() {
        return System.getProperty("os.arch");
    }

    @Bean
    CommandLineRunner client(ServletWebServerApplicationContext server) {
        return arguments -> {
            var address = "http://127.0.0.1:" + server.getWebServer().getPort() + "/greeting";
            var request = HttpRequest.newBuilder(URI.create(address)).build();
            System.out.println("it answered: "
                    + HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
        };
    }
}
