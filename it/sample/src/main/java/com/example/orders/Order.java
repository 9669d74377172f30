package com.example.orders;

/** One line of the order book. */
record Order(long id, String customer, String item, int quantity) {}
