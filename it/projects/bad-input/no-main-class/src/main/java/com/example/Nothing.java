package com.example;

public final class Nothing {}
