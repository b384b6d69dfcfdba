# frozen_string_literal: true

module LegacyTail
  # `<key>-<offset>+<length>`: which bytes of which file a line is. Read again, it has the same id, so that the collector knows
  # it; and lines that follow each other are one interval to it.
  module LineId
    FORM = /\A([\x21-\x7e]{1,64})-(\d{1,15})\+(\d{1,9})\z/

    module_function

    def of(key, offset, length)
      "#{key}-#{offset}+#{length}"
    end

    # [key, offset, length], or nil for an id that is not of a tailed file.
    def parse(id)
      match = FORM.match(id.to_s)
      match && [match[1], match[2].to_i, match[3].to_i]
    end
  end
end
