package com.example.orders;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /orders} and {@code /health} over HTTP, as JSON. */
final class OrderServer {

    private static final Logger LOG = LoggerFactory.getLogger(OrderServer.class);

    private final JsonMapper json;

    OrderServer(JsonMapper json) {
        this.json = json;
    }

    void start(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/orders", exchange -> answer(exchange, OrderBook.read()));
        server.createContext("/health", exchange -> answer(exchange, SelfCheck.run()));
        server.start();
        LOG.info("Serving orders on port {}", server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange, Object value) throws IOException {
        try (exchange) {
            var body = json.writeValueAsBytes(value);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
