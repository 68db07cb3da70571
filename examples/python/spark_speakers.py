"""Who is quoted most, and in how many texts: Spark.

    python examples/python/spark_speakers.py TEXTS.jsonl [MASTER]

TEXTS.jsonl has a line {"id": …, "text": …} for each text.  For a cluster give its address as MASTER.
"""

import sys

from pyspark.sql import SparkSession
from pyspark.sql.functions import col, count, countDistinct, explode

from quoteattr.spark import extract

spark = SparkSession.builder.master(sys.argv[2] if len(sys.argv) > 2 else "local[*]").getOrCreate()
texts = spark.read.schema("id string, text string").json(sys.argv[1])
quotes = extract(texts, include=()).select("id", explode("quotes").alias("q"))
speakers = (
    quotes.where(col("q.name").isNotNull())
    .groupBy(col("q.name").alias("speaker"))
    .agg(count("*").alias("quotations"), countDistinct("id").alias("texts"))
    .orderBy(col("quotations").desc(), "speaker")
)
for row in speakers.limit(20).collect():
    print(row.quotations, row.texts, row.speaker, sep="\t")
spark.stop()
