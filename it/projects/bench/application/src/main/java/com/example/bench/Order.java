package com.example.bench;

/**
 * Some of one thing.
 *
 * @param item what
 * @param count how many
 */
record Order(String item, int count) {}
