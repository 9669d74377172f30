package com.example.shop;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/** Asks the server as soon as it listens, prints what it answers and ends it. */
@WebListener
public class Customer implements ServletContextListener, Runnable {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        new Thread(this, "customer").start();
    }

    @Override
    public void run() {
        try {
            System.out.println("it answered: " + ask());
            System.exit(0);
        } catch (IOException | InterruptedException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static String ask() throws IOException, InterruptedException {
        while (true) {
            try {
                var connection = (HttpURLConnection) new URL("http://127.0.0.1:8080/greeting").openConnection();
                try (var in = connection.getInputStream()) {
                    return new String(in.readAllBytes());
                }
            } catch (java.net.ConnectException e) {
                Thread.sleep(100);
            }
        }
    }
}
