package com.example;

public final class Second {
    public static void main(String[] args) {}
}
