package com.example.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** Starts a web server, asks it for a greeting, prints that and ends. */
@SpringBootApplication
@RestController
public class WebApplication {
    @Value("${greeting}")
    private String greeting;

    public static void main(String[] args) {
        System.exit(SpringApplication.exit(SpringApplication.run(WebApplication.class, args)));
    }

    @GetMapping("/greeting")
    String greeting() {
        return greeting;
    }

    @Bean
    CommandLineRunner client(ServletWebServerApplicationContext server) {
        return arguments -> {
            var address = "http://127.0.0.1:" + server.getWebServer().getPort() + "/greeting";
            System.out.println("it answered: " + RestClient.create(address).get().retrieve().body(String.class));
        };
    }
}
