package com.example.shop;

import com.github.luben.zstd.Zstd;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Properties;

/** Answers with a resource that has been through native code, the processor, and what the overlay brought. */
public class Greeting extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var properties = new Properties();
        try (var in = Greeting.class.getResourceAsStream("/shop.properties")) {
            properties.load(in);
        }
        var greeting = properties.getProperty("greeting").getBytes();
        var read = new String(Zstd.decompress(Zstd.compress(greeting), greeting.length));
        try (var overlay = getServletContext().getResourceAsStream("/shared/imprint.txt")) {
            response.getWriter()
                    .print(read + " on " + System.getProperty("os.arch") + ", "
                            + new String(overlay.readAllBytes()).strip());
        }
    }
}
