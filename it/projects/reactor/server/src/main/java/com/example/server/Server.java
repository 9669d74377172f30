package com.example.server;

import com.example.library.Greeting;

public final class Server {
    private Server() {}

    public static void main(String[] args) {
        System.out.println("server: " + Greeting.text());
    }
}
