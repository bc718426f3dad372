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
issue early '/CN=early' 36500 'subjectAltName=DNS:mta-sts.good.example,DNS:mx1.good.example' 'faketime 2150-01-01'

# An authority below the authority, and a host below that; an impostor's authority that has but the name of ours, and a host below it.
below() { # authority subject-of-the-authority host signer-or-nothing
  key "$1"
  openssl req -new -key "$1.key" -subj "$2" -out "$1.csr"
  echo 'basicConstraints=critical,CA:true' >"$1.ext"
  if [ -n "$4" ]; then openssl x509 -req -in "$1.csr" -CA "$4.crt" -CAkey "$4.key" -days 36500 -extfile "$1.ext" -out "$1.crt"
  else openssl x509 -req -in "$1.csr" -signkey "$1.key" -days 36500 -extfile "$1.ext" -out "$1.crt"; fi
  key "$3"
  openssl req -new -key "$3.key" -subj "/CN=$3" -out "$3.csr"
  printf 'subjectAltName=DNS:mx1.good.example\nauthorityKeyIdentifier=none\n' >"$3.ext" # so that names alone tie it to its authority
  openssl x509 -req -in "$3.csr" -CA "$1.crt" -CAkey "$1.key" -days 36500 -extfile "$3.ext" -out "$3.crt"
  rm -f "$1.csr" "$1.ext" "$3.csr" "$3.ext"
}
below middle '/CN=Middle Authority' below-middle authority
below impostor '/CN=Test Authority' below-impostor ''
rm -f ./*.srl
