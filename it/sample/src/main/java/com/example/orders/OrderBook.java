package com.example.orders;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The orders that come with the application. */
final class OrderBook {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private OrderBook() {}

    static List<Order> read() throws IOException {
        var resource = Objects.requireNonNull(OrderBook.class.getResourceAsStream("/orders.csv"), "orders.csv");
        try (var csv = FORMAT.parse(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return csv.stream().map(OrderBook::order).toList();
        }
    }

    private static Order order(CSVRecord line) {
        return new Order(
                Long.parseLong(line.get("id")),
                line.get("customer"),
                line.get("item"),
                Integer.parseInt(line.get("quantity")));
    }
}
