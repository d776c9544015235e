#parse("/profiles/${profile}.vm")
#parse("/transports/${transport}.vm")
