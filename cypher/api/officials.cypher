// How many persons hold a public post.
MATCH (n:Official {graph: $graph})
RETURN count(n) AS count
