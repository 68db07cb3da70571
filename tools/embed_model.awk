# Makes C of a file's bytes: od -An -v -to1 FILE | awk -f tools/embed_model.awk
# A structure of character arrays, each of 4000 bytes (250 lines of 16), filled by string literals; in a union, so
# that it is aligned for numbers.
{
  line[NR] = "\""
  for (i = 1; i <= NF; i++)
    line[NR] = line[NR] "\\" $i
  line[NR] = line[NR] "\""
  last = NF
}
END {
  print "/* Made by tools/embed_model.awk: do not edit. */"
  print "#if defined(__GNUC__) && __GNUC__ >= 15"
  print "#pragma GCC diagnostic ignored \"-Wunterminated-string-initialization\""
  print "#endif"
  print "static const union model_data {"
  print "struct {"
  for (i = 0; i * 250 < NR; i++)
    print "  char part" i "[" ((i + 1) * 250 < NR ? 4000 : (NR - i * 250 - 1) * 16 + last) "];"
  print "} parts;"
  print "unsigned long long aligned;"
  print "} model_data = {{"
  for (i = 1; i <= NR; i++)
    print line[i] (i % 250 == 0 || i == NR ? "," : "")
  print "}};"
}
