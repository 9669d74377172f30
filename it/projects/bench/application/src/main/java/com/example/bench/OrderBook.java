package com.example.bench;

import java.util.ArrayList;
import java.util.List;

/** Orders as they came. */
final class OrderBook {
    private final List<Order> orders = new ArrayList<>();

    void add(Order order) {
        orders.add(order);
    }

    @Override
    public String toString() {
        return orders + ", " + orders.stream().mapToInt(Order::count).sum() + " in all";
    }
}
