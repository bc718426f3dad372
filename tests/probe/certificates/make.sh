#!/bin/sh
# Makes the certificates of these tests anew: an authority, and certificates of every kind that a probe must tell apart.
# They are for names that do not exist, and their keys are public: they prove nothing anywhere else. Wants OpenSSL 3 and faketime.
set -eu
cd "$(dirname "$0")"
key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }
key authority
openssl req -x509 -new -key authority.key -days 36500 -subj '/CN=Test Authority' -out authority.crt -addext basicConstraints=critical,CA:true
issue() { # name subject days extension-or-nothing wrapper-or-nothing
  key "$1"
  openssl req -new -key "$1.key" -subj "$2" -out "$1.csr"
  { echo 'basicConstraints=CA:false'; [ -n "$4" ] && echo "$4"; } >"$1.ext"
  $5 openssl x509 -req -in "$1.csr" -CA authority.crt -CAkey authority.key -days "$3" -extfile "$1.ext" -out "$1.crt"
  rm -f "$1.csr" "$1.ext"
}
issue good '/CN=good' 36500 'subjectAltName=DNS:mta-sts.good.example,DNS:mx1.good.example' ''
issue wildcard '/CN=wildcard' 36500 'subjectAltName=DNS:*.good.example' ''
issue wrong-name '/CN=wrong' 36500 'subjectAltName=DNS:other.example' ''
issue cn-only '/CN=mta-sts.good.example' 36500 '' ''
issue expired '/CN=expired' 1 'subjectAltName=DNS:mta-sts.good.example,DNS:mx1.good.example' 'faketime 2020-01-01'
key self-signed
openssl req -x509 -new -key self-signed.key -days 36500 -subj '/CN=self' -addext subjectAltName=DNS:mta-sts.good.example,DNS:mx1.good.example -out self-signed.crt
rm -f authority.srl
