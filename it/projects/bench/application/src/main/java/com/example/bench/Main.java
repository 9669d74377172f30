package com.example.bench;

/** Prints the orders and their sum. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var book = new OrderBook();
        book.add(new Order("tea", 3));
        book.add(new Order("coffee", 2));
        System.out.println(Greeting.text() + " " + book);
    }
}
