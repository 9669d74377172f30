alert("hello")
