package com.example;

public final class First {
    public static void main(String[] args) {}
}
