"""The company that is measured: 100 requisitions and 10,000 applications, written in bulk.

Bulk rows are good enough to read pages from and take seconds; the demo company, made through the program's
own actions, is another thing. All writing is done as the runtime role inside the organization's scope.
"""
